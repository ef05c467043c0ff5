# The confirmation is one rename; whoever renames first has decided.
mv "$stack/pending.$token" "$stack/confirmed" 2>/dev/null || :
outcome "$token"
phase= pid=0
{ read -r phase pid <"$stack/phase.$token"; } 2>/dev/null
if [ "$outcome" = confirmed ]; then
  now; end=$((now + 5))
  while alive "$pid" && [ "$now" -lt "$end" ]; do pause; now; done
fi
printf 'outcome=%s\nphase=%s\n' "$outcome" "$phase"
