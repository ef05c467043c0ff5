# The tunnel from home to edge: the only way in but for the emergency port, broken in every way and mended again.

test_tunnel() {
  check "up --tunnel adds the host edge, behind a tunnel from home" "$LAB/up" --tunnel
  . "$LAB/lib/settings.sh" # the lab has one more host now
  . "$HP_LAB_DIR/lab.env"
  check "up without it keeps the tunnel" eval '"$LAB/up" && grep -q "^HP_EDGE_ADDRESS=" "$HP_LAB_DIR/lab.env" && "$LAB/up" --check'
  check "edge lets the plane in through the tunnel" through_tunnel
  check "edge is closed to the LAN" fails edge_port "$HP_EDGE_ADDRESS" 22
  check "but for its emergency port" edge_port "$HP_EDGE_ADDRESS" "$HP_SSH_EMERGENCY_PORT"
  check "the fleet of the tunnel is rendered with the addresses of both paths" renders_tunnel_fleet
  local host kind
  for host in home edge; do
    for kind in container paused process interface peer key; do
      check "the fault $kind on $host cuts the tunnel, and its end is mended" carrier_breaks "$host" "$kind"
    done
  done
}

edge_port() { # ADDRESS PORT
  ssh -F none -i "$HP_SSH_KEY" -o IdentitiesOnly=yes -o BatchMode=yes -o "UserKnownHostsFile=$HP_KNOWN_HOSTS" \
    -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -o ConnectTimeout=2 -p "$2" "$HP_SSH_USER@$1" true
}
through_tunnel() { edge_port "$HP_EDGE_TUNNEL_ADDRESS" 22; }

carrier_breaks() {
  "$LAB/fault" carrier "$1" on "$2" && fails through_tunnel && "$LAB/fault" carrier "$1" off && within 20 through_tunnel
}

renders_tunnel_fleet() {
  "$LAB/render-fleet" --tunnel "$work/tunnel" && grep -qF "\"$HP_EDGE_TUNNEL_ADDRESS\"" "$work/tunnel/homeplane/paths.toml" \
    && grep -qF "\"$HP_EDGE_ADDRESS\"" "$work/tunnel/homeplane/paths.toml" \
    && [ "$(grep -cF "$HP_EDGE_HOST_KEY" "$work/tunnel/homeplane/paths.toml")" = 2 ]
}
