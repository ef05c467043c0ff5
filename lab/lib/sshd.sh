# sshd on each host: root by key only, the host key made once per lab and pinned by whoever reads lab.env.

ensure_client_key() {
  [ -s "$HP_LAB_DIR/id_ed25519" ] && [ -s "$HP_LAB_DIR/id_ed25519.pub" ] && return
  rm -f "$HP_LAB_DIR"/id_ed25519*
  ssh-keygen -q -t ed25519 -N '' -C homeplane-lab -f "$HP_LAB_DIR/id_ed25519"
}

prepare_sshd() {
  local host=$1 root key
  root=$(host_dir "$host")/root
  key=$root/etc/ssh/ssh_host_ed25519_key
  if [ ! -s "$key.pub" ]; then
    rm -f "$key"
    ssh-keygen -q -t ed25519 -N '' -C "$host.lab" -f "$key"
  fi
  install -m 600 "$HP_LAB_DIR/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
  cat >"$root/etc/ssh/sshd_config" <<CONFIG
Port 22
Port $EMERGENCY_SSH_PORT
HostKey /etc/ssh/ssh_host_ed25519_key
AllowUsers root
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
MaxStartups 100
Subsystem sftp /usr/lib/openssh/sftp-server
Include /etc/ssh/sshd_config.d/*.conf
CONFIG
  at_boot "$host" sshd.keep 'exec /usr/sbin/sshd -D -E /var/log/sshd.log'
}

host_key() { cut -d' ' -f1,2 "$(host_dir "$1")/root/etc/ssh/ssh_host_ed25519_key.pub"; }

write_known_hosts() {
  local host
  for host in $LAB_HOSTS; do
    echo "$(host_address "$host"),$host.lab $(host_key "$host")"
    echo "[$(host_address "$host")]:$EMERGENCY_SSH_PORT $(host_key "$host")"
    [ "$host" != edge ] || echo "$TUNNEL_NET.2 $(host_key edge)"
  done >"$HP_LAB_DIR/known_hosts"
}

# ssh_host HOST COMMAND..: over the network, as the plane does
ssh_host() {
  local host=$1
  shift
  ssh -F none -i "$HP_LAB_DIR/id_ed25519" -o "UserKnownHostsFile=$HP_LAB_DIR/known_hosts" -o GlobalKnownHostsFile=none \
    -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -o ConnectTimeout=5 -o LogLevel=ERROR ${SSH_OPTIONS:-} \
    -p "$(host_ssh_port "$host")" "root@$(host_address "$host")" "$@"
}
