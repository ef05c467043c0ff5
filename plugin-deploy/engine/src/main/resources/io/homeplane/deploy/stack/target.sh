# What every command on a target begins with. Plain sh. Expects: project, token (may be empty), state (may be empty).
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin
export PATH LC_ALL=C
umask 077
if [ -z "$state" ]; then
  if [ "$(id -u)" = 0 ]; then state=/var/lib/homeplane; else state=$HOME/.local/state/homeplane; fi
fi
stack=$state/stacks/$project

# Seconds on the monotonic clock; no process is started for it.
now() { if read -r up _ </proc/uptime 2>/dev/null; then now=${up%%.*}; else now=$(date +%s); fi; }
boot_id() { boot=; read -r boot 2>/dev/null </proc/sys/kernel/random/boot_id || boot=unknown; }
pause() { sleep 0.05 2>/dev/null || sleep 1; }
alive() { kill -0 "$1" 2>/dev/null; }

# The lock belongs to this process: it ends with it (and with a compose command it started).
grab() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>>"$stack/lock" && flock -n 9
    return
  fi
  boot_id
  if ! mkdir "$stack/lock.d" 2>/dev/null; then
    read -r owner owner_boot 2>/dev/null <"$stack/lock.d/owner" || return 1
    if [ "$owner_boot" = "$boot" ] && alive "$owner"; then return 1; fi
    mv "$stack/lock.d" "$stack/lock.d.$$" 2>/dev/null || return 1
    rm -rf "$stack/lock.d.$$"
    mkdir "$stack/lock.d" 2>/dev/null || return 1
  fi
  echo "$$ $boot" >"$stack/lock.d/owner"
  trap 'rm -rf "$stack/lock.d"' EXIT
}

# Reads the lease; true while it is another transaction's and has not run out.
leased() {
  lease_token= lease_who= lease_since= lease_boot= lease_end=0
  [ -f "$stack/lease" ] || return 1
  { read -r lease_token; read -r lease_who; read -r lease_since; read -r lease_boot; read -r lease_end; } <"$stack/lease"
  boot_id; now
  [ "$lease_token" != "$token" ] && [ "$lease_boot" = "$boot" ] && [ "${lease_end:-0}" -gt "$now" ]
}

# Ends this command with 75 and the holder's name when another transaction has the stack. A check holds it for an instant.
hold() {
  tries=6
  until grab; do
    tries=$((tries - 1))
    if leased || [ "$tries" -le 0 ]; then refuse; fi
    pause
  done
  ! leased || refuse
}

refuse() {
  printf 'held=%s %s\n' "${lease_since:-0}" "${lease_who:-another deploy}"
  exit 75
}

# keep SECONDS: the lease that fences this transaction until its supervisor has the lock.
keep() {
  if [ "${lease_token:-}" != "$token" ]; then lease_token=$token lease_who=$who lease_since=$(date +%s); fi
  boot_id; now
  printf '%s\n%s\n%s\n%s\n%s\n' "$token" "$lease_who" "$lease_since" "$boot" "$((now + $1))" >"$stack/lease.new" &&
    mv -f "$stack/lease.new" "$stack/lease"
}

# Ends this command with 76 unless the stack is still held by its own transaction.
fence() {
  hold
  [ "${lease_token:-}" = "$token" ] && return
  echo "the transaction's lease ran out" >&2
  exit 76
}

# outcome TOKEN: what became of a transaction, as one word, read from the names of the records.
outcome() {
  if [ -f "$stack/pending.$1" ]; then outcome=pending
  elif [ -f "$stack/restoring.$1" ]; then outcome=restoring
  else
    outcome=gone
    for word in confirmed restored stuck; do
      grep -q "\"token\":\"$1\"" "$stack/$word" 2>/dev/null && outcome=$word
    done
    if [ "$outcome" = gone ] && [ -f "$stack/history.jsonl" ]; then
      found=$(grep "\"token\":\"$1\"" "$stack/history.jsonl" | tail -n 1)
      case $found in '{"result":"'*) found=${found#*:\"}; outcome=${found%%\"*} ;; esac
    fi
  fi
}

# history WORD FILE: appends how a transaction ended, once.
history() {
  [ -f "$2" ] || return 0
  printf '{"result":"%s","ended":%s,"record":%s}\n' "$1" "$(date +%s)" "$(cat "$2")" >>"$stack/history.jsonl"
}

# compose RELEASE-DIRECTORY TREE ARGUMENTS..: becomes docker compose as this release is run, in TREE; call it in a subshell.
compose() {
  release_dir=$1 tree=$2; shift 2
  words=$#
  { read -r run_directory
    while IFS= read -r word; do set -- "$@" "$word"; done; } <"$release_dir/compose"
  [ ! -f "$release_dir/override.yaml" ] || set -- "$@" -f "$stack/override.yaml"
  while [ "$words" -gt 0 ]; do word=$1; shift; set -- "$@" "$word"; words=$((words - 1)); done
  cd "$tree/$run_directory" || exit 1
  exec docker compose -p "$project" "$@" </dev/null
}
