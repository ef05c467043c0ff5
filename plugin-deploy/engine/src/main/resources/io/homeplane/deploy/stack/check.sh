# One round trip: all that a decision needs. Changes nothing but the salt, which is made once.
if ! mkdir -p "$stack/releases" 2>/dev/null; then
  near=$state
  while [ ! -d "$near" ]; do near=${near%/*}; near=${near:-/}; done
  set -- $(df -Pk "$near" | tail -n 1)
  printf 'unwritable=%s\nfree=%s\n' "$state" "$4"
  exit 0
fi
if [ ! -s "$state/salt" ]; then
  chmod 700 "$state"
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$state/salt.$$" && { ln "$state/salt.$$" "$state/salt" 2>/dev/null || :; }
  rm -f "$state/salt.$$"
fi
read -r salt <"$state/salt" || [ -n "$salt" ]
set -- $(df -Pk "$stack" | tail -n 1)
docker=$(command -v docker || :)
endpoint=${DOCKER_HOST:-}
[ -n "$endpoint" ] || { [ ! -S /var/run/docker.sock ] || endpoint=unix:///var/run/docker.sock; }
[ -n "$endpoint" ] || [ -z "$docker" ] || endpoint=$(docker context inspect -f '{{.Endpoints.docker.Host}}' 2>/dev/null)
printf 'state=%s\nsalt=%s\nfree=%s\ndocker=%s\nendpoint=%s\n' "$state" "$salt" "$4" "$docker" "$endpoint"
if ! (grab) || leased; then leased || :; printf 'held=%s %s\n' "${lease_since:-0}" "${lease_who:-another deploy}"; fi
for record in "$stack"/pending.* "$stack"/restoring.*; do
  [ ! -f "$record" ] || printf 'unresolved=%s\n' "${record##*.}"
done
[ ! -f "$stack/stuck" ] || echo stuck=yes
[ ! -f "$stack/confirmed" ] || { printf 'record='; cat "$stack/confirmed"; echo; }
[ -n "$docker" ] || exit 0
docker ps -a --filter "label=com.docker.compose.project=$project" --format \
  'container={{.Names}}|{{.Label "com.docker.compose.service"}}|{{.State}}|{{.Status}}|{{.Label "com.docker.compose.oneoff"}}' 2>&1 |
  while IFS= read -r line; do
    case $line in container=*) echo "$line" ;; *) echo "error=$line" ;; esac
  done
