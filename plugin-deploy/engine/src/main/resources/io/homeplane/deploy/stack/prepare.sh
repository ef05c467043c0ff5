# Stages the release that comes on stdin and has Compose read it; anything that fails leaves nothing behind.
mkdir -p "$stack/releases" || exit 74
hold
for record in "$stack"/pending.* "$stack"/restoring.*; do
  [ ! -f "$record" ] || { echo "a transaction that ended half-way is not resolved yet" >&2; exit 78; }
done
for old in "$stack"/releases/.* "$stack"/phase.* "$stack"/failure.* "$stack"/transaction.* "$stack"/abort.*; do
  case ${old##*/} in . | .. | '.*') ;; *) rm -rf "$old" ;; esac
done
keep 120 || exit 74
staged=$stack/releases/.$token
undo() { rm -rf "$staged"; rm -f "$stack/lease"; exit "$1"; }
mkdir "$staged" || undo 74
(umask 022 && tar -xpf - -C "$staged") || undo 74
printf 'tree=%s\n' "$staged/tree"
(compose "$staged" "$staged/tree" config --format json) || {
  docker compose version >/dev/null 2>&1 || undo 69
  undo 65
}
