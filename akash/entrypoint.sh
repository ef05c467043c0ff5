#!/bin/sh
# Starts the plane in its container: secrets from the lease's environment into memory, Tailscale in userspace, Jenkins.
# The container ends when Jenkins or Tailscale ends, so that the lease restarts both; nothing here retries in silence.
#
# Environment (deploy.yaml lists it):
#   HOMEPLANE_ADMIN_PASSWORD   required  password of the first administrator
#   HOMEPLANE_AGE_IDENTITY     required  the age identity that opens the repository's SOPS files
#   HOMEPLANE_SSH_KEY          required  private key with which the plane logs in to the servers
#   HOMEPLANE_REPOSITORY       required  git URL of the inventory
#   TAILSCALE_AUTH_KEY         optional  joins the tailnet with this key; without it no tunnel is started here
#   TAILSCALE_HOSTNAME         optional  the plane's name in the tailnet (homeplane)
set -eu
umask 077

secrets=${HOMEPLANE_SECRETS:-/dev/shm/homeplane}
state=${HOMEPLANE_STATE:-/var/jenkins_home/homeplane}
jenkins=${HOMEPLANE_JENKINS:-/usr/local/bin/jenkins.sh}
socks=127.0.0.1:1055

children=
stop() {
  trap - TERM INT
  for child in $children; do kill "$child" 2>/dev/null || true; done
  wait
}
trap 'stop; exit 143' TERM
trap 'stop; exit 130' INT

fail() {
  echo "homeplane: $1" >&2
  stop
  exit 1
}

# A secret that is missing stops the boot here: never an empty password (SPEC section 5).
keep() { # NAME FILE: moves the variable's value into a file in memory
  eval "value=\${$1:-}"
  [ -n "$value" ] || fail "the environment variable $1 is empty; set it in deploy.yaml's env and send the manifest again"
  # printf is the shell's own: the value is in no process's arguments.
  printf '%s\n' "$value" >"$secrets/$2"
  unset "$1" value
}

mkdir -p "$secrets" "$state"
chmod 700 "$secrets"
keep HOMEPLANE_ADMIN_PASSWORD admin-password
keep HOMEPLANE_AGE_IDENTITY age-identity
keep HOMEPLANE_SSH_KEY ssh-key
[ -n "${HOMEPLANE_REPOSITORY:-}" ] ||
  fail "the environment variable HOMEPLANE_REPOSITORY is empty; set it to the git URL of your inventory in deploy.yaml's env"
# The second opens what configuration as code names as ${sops:..}: credentials are not there yet when it is read.
export HOMEPLANE_SECRETS="$secrets" SOPS_AGE_KEY_FILE="$secrets/age-identity" HOMEPLANE_REPOSITORY

# A 1 GB lease: half for the heap, the rest for classes, threads and Tailscale.
options="-Xms128m -Xmx${HOMEPLANE_HEAP:-512m} -XX:+UseSerialGC -XX:MaxMetaspaceSize=224m -XX:+ExitOnOutOfMemoryError"
options="$options -Djenkins.install.runSetupWizard=false"

if [ -n "${TAILSCALE_AUTH_KEY:-}" ]; then
  keep TAILSCALE_AUTH_KEY tailscale-auth-key
  # Kernel WireGuard is not permitted on Akash, so the tailnet is reached through tailscaled's SOCKS5 port. The node's
  # identity stays in the state directory: a container restart must not make a second node.
  tailscaled --tun=userspace-networking --statedir="$state" --socket="$state/tailscaled.sock" \
    --socks5-server="$socks" >"$state/tailscaled.log" 2>&1 &
  tailscaled=$!
  children=$tailscaled
  waited=0
  until [ -S "$state/tailscaled.sock" ]; do
    kill -0 "$tailscaled" 2>/dev/null || fail "tailscaled ended before it was ready; its last words: $(tail -n 1 "$state/tailscaled.log")"
    [ "$waited" -lt 60 ] || fail "tailscaled opened no socket within 60 s; see $state/tailscaled.log"
    sleep 1
    waited=$((waited + 1))
  done
  tailscale --socket="$state/tailscaled.sock" up --auth-key="file:$secrets/tailscale-auth-key" \
    --hostname="${TAILSCALE_HOSTNAME:-homeplane}" --timeout=90s ||
    fail "the tailnet refused this node; make a new auth key (reusable, not ephemeral) and set TAILSCALE_AUTH_KEY"
  rm -f "$secrets/tailscale-auth-key"
  # Java's own sockets go through SOCKS5; loopback does not.
  options="$options -DsocksProxyHost=127.0.0.1 -DsocksProxyPort=1055"
else
  echo "homeplane: TAILSCALE_AUTH_KEY is empty, so this plane starts no tunnel of its own" >&2
fi

JAVA_OPTS="${JAVA_OPTS:-} $options"
export JAVA_OPTS
"$jenkins" &
controller=$!
children="$children $controller"

# sh has no `wait -n`: look every second which of the two has ended.
while :; do
  for child in $children; do
    if ! kill -0 "$child" 2>/dev/null; then
      code=0
      wait "$child" || code=$?
      [ "$child" = "$controller" ] && echo "homeplane: Jenkins ended with $code" >&2 || echo "homeplane: tailscaled ended with $code" >&2
      stop
      [ "$code" -ne 0 ] || code=1
      exit "$code"
    fi
  done
  sleep 1 &
  wait $! || true
done
