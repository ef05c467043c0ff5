# Finds out what became of a transaction whose plane went away, and waits at most $patience seconds for a command of it that still
# runs. One that was never handed over is ended here and leaves nothing. Prints outcome (busy while a command runs) and record.
now; end=$((now + patience))
outcome "$token"
while [ "$outcome" = gone ] && [ -d "$stack" ]; do
  leased && break
  if grab; then
    outcome "$token"
    [ "$outcome" = gone ] || break
    rm -rf "$stack/releases/.$token"
    leased || [ "$lease_token" != "$token" ] || rm -f "$stack/lease"
    break
  fi
  now
  if [ "$now" -ge "$end" ]; then outcome=busy; break; fi
  pause
  outcome "$token"
done
printf 'outcome=%s\n' "$outcome"
for file in "$stack/pending.$token" "$stack/restoring.$token" "$stack/confirmed" "$stack/restored" "$stack/stuck"; do
  if grep -q "\"token\":\"$token\"" "$file" 2>/dev/null; then printf 'record=%s\n' "$(cat "$file")"; fi
done
[ ! -f "$stack/history.jsonl" ] || sed -n "/\"token\":\"$token\"/s/.*\"record\":\({.*}\)}\$/record=\1/p" "$stack/history.jsonl"
