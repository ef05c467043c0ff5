# lab.env: what tests and other programs need to know of the lab. It is written last, so its presence means a lab came up.

write_environment() {
  install -m 600 "$LAB/age-key.txt" "$HP_LAB_DIR/age-key.txt"
  cat >"$HP_LAB_DIR/lab.env.new" <<ENV
HP_LAB_NAME=$HP_LAB_NAME
HP_LAB_DIR=$HP_LAB_DIR
HP_LAB_NET=$HP_LAB_NET
HP_PLANE_ADDRESS=$PLANE_ADDRESS
HP_HOME_ADDRESS=$(host_address home)
HP_VPS_ADDRESS=$(host_address vps)
HP_SSH_PORT=22
HP_SSH_EMERGENCY_PORT=$EMERGENCY_SSH_PORT
HP_SSH_USER=root
HP_SSH_KEY=$HP_LAB_DIR/id_ed25519
HP_KNOWN_HOSTS=$HP_LAB_DIR/known_hosts
HP_HOME_HOST_KEY="$(host_key home)"
HP_VPS_HOST_KEY="$(host_key vps)"
HP_REGISTRY=$REGISTRY_ADDRESS:$REGISTRY_PORT
HP_HOME_LXD_SOCKET=$LXD_SOCKET
HP_AGE_IDENTITY=$HP_LAB_DIR/age-key.txt
ENV
  ! has_tunnel || cat >>"$HP_LAB_DIR/lab.env.new" <<ENV
HP_EDGE_ADDRESS=$(host_address edge)
HP_EDGE_TUNNEL_ADDRESS=$TUNNEL_NET.2
HP_EDGE_HOST_KEY="$(host_key edge)"
ENV
  mv "$HP_LAB_DIR/lab.env.new" "$HP_LAB_DIR/lab.env"
}
