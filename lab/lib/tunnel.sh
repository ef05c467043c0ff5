# The host `edge`, which only a tunnel reaches: home and edge each run wireguard-go in a container of a stack, home passes the
# plane's packets on, and edge drops all that does not come through the tunnel, except to its emergency port.

has_tunnel() { case " $LAB_HOSTS " in *" edge "*) ;; *) return 1 ;; esac; }

# before the hosts boot: from here on edge is one of them
want_tunnel() {
  has_tunnel && return
  mkdir -p "$HP_LAB_DIR/hosts/edge"
  LAB_HOSTS+=" edge"
}

ensure_tunnel() {
  ensure_wireguard_image
  close_edge
  route_through_home
  local host
  for host in home edge; do
    ensure_tunnel_keys "$host"
  done
  for host in home edge; do
    write_tunnel_settings "$host"
    ssh_host "$host" "docker inspect --format '{{.State.Health.Status}}' wireguard-$host 2>/dev/null | grep -qx healthy" || start_carrier "$host"
  done
  await 30 "the tunnel from home to edge" tunnel_answers
}

# the plane's own way: through the tunnel, to a port that edge closes to everybody else
tunnel_answers() {
  ssh -F none -i "$HP_LAB_DIR/id_ed25519" -o "UserKnownHostsFile=$HP_LAB_DIR/known_hosts" -o GlobalKnownHostsFile=none \
    -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -o ConnectTimeout=3 -o LogLevel=ERROR "root@$TUNNEL_NET.2" true
}

start_carrier() {
  tar -C "$LAB/tunnel-fleet/stacks/shared/wireguard" -c compose.yaml \
    | ssh_host "$1" "mkdir -p /opt/stacks/wireguard-$1 && cd /opt/stacks/wireguard-$1 && tar -x && echo INSTANCE_NAME=$1 >.env &&
        docker compose -p wireguard-$1 up -d --force-recreate --wait --quiet-pull >&2"
}

# one pair a host, made there once
ensure_tunnel_keys() {
  local dir
  dir=$(host_dir "$1")/root/etc/wireguard
  mkdir -p "$dir"
  chmod 700 "$dir"
  [ -s "$dir/public.key" ] && return
  (umask 077 && wg genkey >"$dir/private.key" && wg pubkey <"$dir/private.key" >"$dir/public.key.new")
  mv "$dir/public.key.new" "$dir/public.key"
}

write_tunnel_settings() {
  local dir other=home number=2
  [ "$1" = edge ] || { other=edge number=1; }
  dir=$(host_dir "$1")/root/etc/wireguard
  echo "$TUNNEL_NET.$number/24" >"$dir/address"
  (umask 077 && cat >"$dir/wg0.conf") <<CONFIG
[Interface]
PrivateKey = $(cat "$dir/private.key")
ListenPort = 51820

[Peer]
PublicKey = $(cat "$(host_dir "$other")/root/etc/wireguard/public.key")
AllowedIPs = $TUNNEL_NET.$((3 - number))/32
Endpoint = $(host_address "$other"):51820
PersistentKeepalive = 25
CONFIG
}

# As a rented machine behind its provider's firewall; answers to what it asked itself come in.
close_edge() {
  in_netns "$(host_netns edge)" nft -f - <<RULES
table inet outside
delete table inet outside
table inet outside {
  chain arriving {
    type filter hook input priority 0; policy accept;
    iifname "eth0" ct state established,related accept
    iifname "eth0" udp dport 51820 accept
    iifname "eth0" tcp dport $EMERGENCY_SSH_PORT accept
    iifname "eth0" icmp type echo-request accept
    iifname "eth0" drop
  }
}
RULES
}

# Docker lets nothing through a host but its own traffic; DOCKER-USER is where it leaves room.
route_through_home() {
  local direction
  ip route replace "$TUNNEL_NET.0/24" via "$(host_address home)" dev "$HP_LAB_NAME-lab"
  for direction in "-i eth0 -o wg0" "-i wg0 -o eth0"; do
    # shellcheck disable=SC2086
    enter home sh -c "iptables -C DOCKER-USER $direction -j ACCEPT 2>/dev/null || iptables -I DOCKER-USER $direction -j ACCEPT"
  done
  enter home sh -c 'iptables -t nat -C POSTROUTING -o wg0 -j MASQUERADE 2>/dev/null || iptables -t nat -A POSTROUTING -o wg0 -j MASQUERADE'
}

# busybox with Debian's wireguard-go and wg, which bring the C library they are linked with
ensure_wireguard_image() {
  registry_has hp/wireguard-go 1 && return
  local root=$HP_LAB_DIR/image-root image=$REGISTRY_ADDRESS:$REGISTRY_PORT/hp/wireguard-go:1 file
  busybox_root "$root" 1
  for file in $(ldd "$(command -v wireguard-go)" "$(command -v wg)" | grep -o '/[^ :]*' | sort -u) "$(command -v wireguard-go)" "$(command -v wg)"; do
    mkdir -p "$root$(dirname "$file")"
    cp -L "$file" "$root$file"
  done
  install -m 755 "$LAB/image/wireguard" "$LAB/image/wireguard-health" "$root/bin/"
  tar -C "$root" --numeric-owner --owner=0 --group=0 -c . \
    | ssh_host home "docker import -c 'CMD [\"/bin/wireguard\"]' -c 'ENV PATH=/usr/bin:/bin' - $image >/dev/null && docker push -q $image >/dev/null"
  rm -rf "$root"
}

# carrier_fault HOST KIND: breaks what carries the tunnel on one of its ends, in one of the ways that a restart mends
carrier_fault() {
  local container=wireguard-$1
  case $2 in
    container) ssh_host "$1" docker kill "$container" ;;
    paused) ssh_host "$1" docker pause "$container" ;;
    process) ssh_host "$1" docker exec "$container" killall -9 wireguard-go ;;
    interface) ssh_host "$1" docker exec "$container" ip link set wg0 down ;;
    peer) ssh_host "$1" "docker exec $container sh -c 'wg set wg0 peer \$(wg show wg0 peers) remove'" ;;
    key) wg genkey | ssh_host "$1" docker exec -i "$container" wg set wg0 private-key /dev/stdin ;;
    *) fail 2 "there is no fault '$2' of a carrier; there are container, paused, process, interface, peer, key" ;;
  esac >/dev/null
}

mend_carrier() { ssh_host "$1" "docker unpause wireguard-$1 2>/dev/null; docker restart wireguard-$1" >/dev/null; }
