# What a lab is called, where it lives and how it speaks. Sourced first by every command of lab/.
# HP_LAB_NAME and HP_LAB_NET let labs stand side by side; the defaults are the lab that tests look for.

HP_LAB_NAME=${HP_LAB_NAME:-hp}
HP_LAB_NET=${HP_LAB_NET:-10.77} # first two octets: NET.0.0/24 is the LAN, NET.64.0/24 the LXD bridge of home
if [ "$HP_LAB_NAME" = hp ]; then
  HP_LAB_DIR=${HP_LAB_DIR:-/var/lib/homeplane-lab}
else
  HP_LAB_DIR=${HP_LAB_DIR:-/var/lib/homeplane-lab-$HP_LAB_NAME}
fi
HP_LAB_CACHE=${HP_LAB_CACHE:-/var/cache/homeplane-lab} # Compose and buildx, kept between labs
HP_STATE_SIZE=${HP_STATE_SIZE:-64M}                    # file system of each host's /var/lib/homeplane

LAB_HOSTS="home vps"
[ ! -d "$HP_LAB_DIR/hosts/edge" ] || LAB_HOSTS+=" edge" # `lab/up --tunnel` adds it; from then on it belongs to the lab
LAB_MARK=$HP_LAB_DIR/.homeplane-lab # only a directory with this file is ever removed
LAB_LAN=$HP_LAB_NAME-lan
PLANE_ADDRESS=$HP_LAB_NET.0.1
REGISTRY_ADDRESS=$HP_LAB_NET.0.2
REGISTRY_PORT=5000
EMERGENCY_SSH_PORT=2244
TUNNEL_NET=$HP_LAB_NET.66 # inside the tunnel: home is .1, edge is .2
LXD_SOCKET=/var/lib/lxd/unix.socket

say() { echo "lab: $*" >&2; }

# fail CODE SENTENCE: 1 failed, 2 usage, 3 cannot run here
fail() {
  local code=$1
  shift
  echo "lab: $*" >&2
  exit "$code"
}

host_address() {
  case $1 in
    home) echo "$HP_LAB_NET.0.11" ;;
    vps) echo "$HP_LAB_NET.0.12" ;;
    edge) echo "$HP_LAB_NET.0.13" ;;
    *) fail 2 "there is no host '$1' in the lab; hosts are: $LAB_HOSTS" ;;
  esac
}

# where sshd of a host lets the LAN in
host_ssh_port() { if [ "$1" = edge ]; then echo "$EMERGENCY_SSH_PORT"; else echo 22; fi; }

host_dir() { echo "$HP_LAB_DIR/hosts/$1"; }
host_netns() { echo "$HP_LAB_NAME-$1"; }

# await SECONDS WHAT COMMAND..: until the command succeeds, or fails the lab with a sentence
await() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || fail 1 "$what did not come up in time; its log is under $HP_LAB_DIR/hosts/*/root/var/log"
    sleep 0.1
  done
}

require_root_on_linux() {
  [ "$(uname -s)" = Linux ] || fail 3 "the lab needs Linux, and this is $(uname -s)."
  [ "$(id -u)" = 0 ] || fail 3 "the lab needs root (network and mount namespaces, dockerd, LXD), and this is $(id -un)."
  [ "${#HP_LAB_NAME}" -le 8 ] || fail 2 "HP_LAB_NAME '$HP_LAB_NAME' is longer than the 8 characters an interface name leaves for it"
}

# One command at a time changes a lab. The lock file goes away with the lab, so the lock counts only while the file is still there.
take_lock() {
  LAB_LOCK=/run/lock/homeplane-lab-$HP_LAB_NAME.lock
  mkdir -p /run/lock
  while :; do
    exec 9>"$LAB_LOCK"
    flock -n 9 || { say "another lab command is at work on '$HP_LAB_NAME', waiting for it"; flock 9; }
    [ "$(stat -c %i "$LAB_LOCK" 2>/dev/null)" = "$(stat -Lc %i /proc/self/fd/9)" ] && return
  done
}
