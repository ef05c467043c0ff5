# Waits until the transaction has left the phases $seen (at most $patience seconds) and says where it is. Log lines go to stderr.
now; end=$((now + patience)) ticks=0
show() {
  total=$(wc -l <"$stack/supervisor.log" 2>/dev/null) || total=0
  [ "$total" -gt "$lines" ] || return 0
  sed -n "$((lines + 1)),${total}p" "$stack/supervisor.log" >&2
  lines=$((total + 0))
}
while :; do
  outcome "$token"
  phase= pid=0
  { read -r phase pid <"$stack/phase.$token"; } 2>/dev/null
  case $outcome in
    pending | restoring) alive "$pid" || { outcome "$token"; case $outcome in pending | restoring) outcome=abandoned ;; esac; break; } ;;
    *) break ;;
  esac
  case " $seen " in *" $phase "*) ;; *) break ;; esac
  now
  [ "$now" -lt "$end" ] || break
  ticks=$((ticks + 1))
  [ $((ticks % 20)) != 0 ] || show
  pause
done
show
printf 'outcome=%s\nphase=%s\nlines=%s\n' "$outcome" "$phase" "$lines"
case $outcome in
  restoring | restored | stuck | abandoned) [ ! -f "$stack/failure.$token" ] || sed 's/^/failure=/' "$stack/failure.$token" ;;
esac
