# What a lab gives: logins, Docker with Compose, a registry, LXD, and the fleet for it.

test_peers() {
  check "refuses to run without root, in one sentence and with exit code 3" refuses_without_root
  check "refuses a directory that holds something else" refuses_foreign_directory
  check "says that it is not up before it is" fails "$LAB/up" --check
  check "starts" "$LAB/up"
  check "says that it is up" "$LAB/up" --check
  check "starts a second time and changes nothing that runs" second_up_keeps_hosts
  . "$HP_LAB_DIR/lab.env"
  local host
  for host in $LAB_HOSTS; do
    check "$host lets the lab's key in and shows the pinned host key" logs_in "$host"
    check "$host has docker and docker compose in a plain ssh command" "$LAB/ssh" "$host" "docker version && docker compose version && docker buildx version"
    check "$host pulls by short name and from the registry by address" "$LAB/ssh" "$host" \
      "docker pull -q hp/busybox:2 && docker pull -q $HP_REGISTRY/hp/busybox:1 && test \$(docker run --rm hp/busybox:2 cat /version) = 2"
    check "$host pushes to the registry" "$LAB/ssh" "$host" \
      "docker tag hp/busybox:2 $HP_REGISTRY/test/$host:1 && docker push -q $HP_REGISTRY/test/$host:1"
    check "$host keeps /var/lib/homeplane on a file system of its own" "$LAB/ssh" "$host" mountpoint -q /var/lib/homeplane
  done
  check "an image pushed by one host runs on the other" "$LAB/ssh" vps "docker run --rm $HP_REGISTRY/test/home:1 true"
  check "a stranger's key is refused" fails stranger_logs_in
  check "another host's key is refused" fails logs_in home "$HP_VPS_HOST_KEY"
  check "the hosts see each other, the plane sees both" "$LAB/ssh" home "ssh-keyscan -T 5 -t ed25519 vps.lab 2>/dev/null | grep -q ssh-ed25519"
  check "the fleet is rendered with the lab's host keys, and again without a second commit" renders_fleet
  check "a stack of the fleet comes up healthy through ssh" monitor_comes_up
  check "the fleet's secrets open with its test key" secrets_open
  check "LXD launches a container that gets an address" lxd_launches
  check "docker comes back on a host after its dockerd was killed" dockerd_comes_back
}

refuses_without_root() {
  local code=0
  unshare --user "$LAB/up" 2>"$work/err" || code=$?
  [ "$code" = 3 ] && [ "$(wc -l <"$work/err")" = 1 ] && [ ! -e "$HP_LAB_DIR" ]
}

refuses_foreign_directory() {
  mkdir "$work/foreign" && touch "$work/foreign/file"
  ! HP_LAB_DIR=$work/foreign "$LAB/up" && [ "$(ls -A "$work/foreign")" = file ]
}

second_up_keeps_hosts() {
  local before
  before=$(cat "$HP_LAB_DIR"/hosts/*/host.pid "$HP_LAB_DIR/registry/registry.pid" "$HP_LAB_DIR/id_ed25519.pub")
  "$LAB/up" && [ "$before" = "$(cat "$HP_LAB_DIR"/hosts/*/host.pid "$HP_LAB_DIR/registry/registry.pid" "$HP_LAB_DIR/id_ed25519.pub")" ]
}

logs_in() { # HOST [HOST-KEY]
  local name=${1^^}
  local address=HP_${name}_ADDRESS key=HP_${name}_HOST_KEY
  echo "${!address} ${2:-${!key}}" >"$work/known_hosts"
  [ "$(ssh -F none -i "${identity:-$HP_SSH_KEY}" -o IdentitiesOnly=yes -o BatchMode=yes -o "UserKnownHostsFile=$work/known_hosts" \
    -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -p "$HP_SSH_PORT" "$HP_SSH_USER@${!address}" hostname)" = "$1" ]
}

stranger_logs_in() {
  ssh-keygen -q -t ed25519 -N '' -f "$work/stranger"
  identity=$work/stranger logs_in home
}

renders_fleet() {
  "$LAB/render-fleet" "$work/fleet" && "$LAB/render-fleet" "$work/fleet" \
    && [ "$(git -C "$work/fleet" rev-list --count HEAD)" = 1 ] \
    && grep -qF "$HP_HOME_HOST_KEY" "$work/fleet/homeplane/paths.toml" && grep -qF "\"$HP_VPS_ADDRESS\"" "$work/fleet/homeplane/paths.toml" \
    && [ -z "$(git -C "$work/fleet" status --porcelain)" ]
}

monitor_comes_up() {
  tar -C "$LAB/fleet/stacks/shared/monitor" -c . | "$LAB/ssh" vps "mkdir -p /opt/stacks/monitor && cd /opt/stacks/monitor && tar -x &&
    echo INSTANCE_NAME=vps >.env && docker compose up -d --wait --quiet-pull" \
    && curl -sf --noproxy '*' "http://$HP_VPS_ADDRESS:9100/metrics" | grep -F 'up{instance="vps"} 1'
}

# The key opens each file's data key; whole files are for sops and Homeplane.
secrets_open() {
  local file
  command -v age >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get -qq install -y age
  for file in "$LAB"/fleet/stacks/*/*/.sops.env; do
    sed -n 's/^sops_age__list_0__map_enc=//p' "$file" | sed 's/\\n/\n/g' | age --decrypt -i "$HP_AGE_IDENTITY" >"$work/key" || return 1
    [ "$(wc -c <"$work/key")" = 32 ] || return 1
  done
}

lxd_launches() {
  "$LAB/lxc" launch -q busybox scratch && within 10 scratch_has_address \
    && "$LAB/lxc" exec scratch -- cat /version && "$LAB/lxc" delete --force scratch
}
scratch_has_address() { "$LAB/lxc" list -f csv -c 4 scratch | grep -F "$HP_LAB_NET.64."; }

dockerd_comes_back() {
  local before
  before=$("$LAB/ssh" home cat /run/docker.pid)
  "$LAB/ssh" home "kill -9 $before"
  within 20 dockerd_is_another "$before"
}
dockerd_is_another() { [ "$("$LAB/ssh" home 'docker info >/dev/null 2>&1 && cat /run/docker.pid')" != "$1" ] && "$LAB/ssh" home docker info; }
