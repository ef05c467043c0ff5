# Starts the supervisor, mode $mode, in a session of its own that holds none of this command's pipes; ends when it has begun.
[ ! -d "$stack/lock.d" ] || rm -rf "$stack/lock.d"
rm -f "$stack/phase.$token"
exec 9>&-
own=
! command -v setsid >/dev/null 2>&1 || own=setsid
$own sh "$stack/supervisor.sh" "$mode" "$project" "$token" "$state" </dev/null >/dev/null 2>&1 &
child=$!
tries=200
until [ -f "$stack/phase.$token" ]; do
  tries=$((tries - 1))
  outcome "$token"
  case $outcome in pending | restoring) ;; *) break ;; esac
  if [ "$tries" -le 0 ] || ! alive "$child"; then
    [ -f "$stack/phase.$token" ] && break
    [ "$mode" != deploy ] || rm -f "$stack/pending.$token" "$stack/lease"
    echo "the supervisor did not start: $(tail -n 1 "$stack/supervisor.log" 2>/dev/null)" >&2
    exit 70
  fi
  pause
done
