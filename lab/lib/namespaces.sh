# The LAN: a bridge in a network namespace of its own, so that the machine's firewall and the lab never meet.
# The machine takes part through one interface, NAME-lab, with the plane's address.

ensure_lan() {
  ensure_netns "$LAB_LAN"
  in_lan ip link set lo up
  in_lan ip link show lan >/dev/null 2>&1 || in_lan ip link add lan type bridge
  in_lan ip address replace "$REGISTRY_ADDRESS/24" dev lan
  in_lan ip link set lan up
  if ! ip link show "$HP_LAB_NAME-lab" >/dev/null 2>&1; then
    in_lan ip link delete plane 2>/dev/null || true
    ip link add "$HP_LAB_NAME-lab" type veth peer name plane netns "$LAB_LAN"
  fi
  plug_in plane
  ip address replace "$PLANE_ADDRESS/24" dev "$HP_LAB_NAME-lab"
  ip link set "$HP_LAB_NAME-lab" up
}

ensure_host_network() {
  local host=$1 netns
  netns=$(host_netns "$host")
  ensure_netns "$netns"
  if ! in_netns "$netns" ip link show eth0 >/dev/null 2>&1; then
    in_lan ip link delete "$host" 2>/dev/null || true
    in_lan ip link add "$host" type veth peer name eth0 netns "$netns"
  fi
  plug_in "$host"
  in_netns "$netns" ip link set lo up
  in_netns "$netns" ip address replace "$(host_address "$host")/24" dev eth0
  in_netns "$netns" ip link set eth0 up
}

plug_in() {
  in_lan ip link set "$1" master lan
  in_lan ip link set "$1" up
}

in_netns() {
  local netns=$1
  shift
  nsenter --net="/run/netns/$netns" "$@"
}

in_lan() { in_netns "$LAB_LAN" "$@"; }

# A run killed inside `ip netns add` leaves a name without a namespace behind it.
ensure_netns() {
  if [ -e "/run/netns/$1" ] && ! in_netns "$1" true 2>/dev/null; then ip netns delete "$1" 2>/dev/null || true; fi
  [ -e "/run/netns/$1" ] || ip netns add "$1"
}

lab_netns() {
  local host
  for host in $LAB_HOSTS; do host_netns "$host"; done
  echo "$LAB_LAN"
}

remove_networks() {
  local netns
  for netns in $(lab_netns); do
    [ ! -e "/run/netns/$netns" ] || ip netns delete "$netns"
  done
  ip link delete "$HP_LAB_NAME-lab" 2>/dev/null || true
}
