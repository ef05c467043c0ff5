# One round trip for all stacks of a server: what is recorded of each, and which containers run. Changes nothing.
docker=$(command -v docker || :)
salt=
[ ! -s "$state/salt" ] || read -r salt <"$state/salt" || :
printf 'state=%s\nsalt=%s\ndocker=%s\n' "$state" "$salt" "$docker"
for stack in "$state"/stacks/*; do
  [ -d "$stack" ] || continue
  printf 'project=%s\n' "${stack##*/}"
  if { [ -e "$stack/lock" ] || [ -e "$stack/lock.d" ]; } && { ! (grab) || leased; }; then
    leased || :
    printf 'held=%s %s\n' "${lease_since:-0}" "${lease_who:-another deploy}"
  fi
  for record in "$stack"/pending.* "$stack"/restoring.*; do
    [ ! -f "$record" ] || printf 'unresolved=%s\n' "${record##*.}"
  done
  [ ! -f "$stack/stuck" ] || echo stuck=yes
  [ ! -f "$stack/confirmed" ] || { printf 'record='; cat "$stack/confirmed"; echo; }
done
echo containers=
[ -n "$docker" ] || exit 0
docker ps -a --filter label=com.docker.compose.project --format \
  'of={{.Label "com.docker.compose.project"}}|container={{.Names}}|{{.Label "com.docker.compose.service"}}|{{.State}}|{{.Status}}|{{.Label "com.docker.compose.oneoff"}}' 2>&1 |
  while IFS= read -r line; do
    case $line in of=*) echo "$line" ;; *) echo "error=$line" ;; esac
  done
