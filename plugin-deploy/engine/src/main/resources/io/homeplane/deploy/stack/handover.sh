# Gives the staged release its name, tags its images, and starts the supervisor. Expects: release. stdin: its papers, a tar.
fence
staged=$stack/releases/.$token
tar -xpf - -C "$staged" || exit 74
mv -f "$staged/supervisor.sh" "$stack/supervisor.sh" &&
  mv -f "$staged/transaction" "$stack/transaction.$token" &&
  mv -f "$staged/record" "$staged/.record" || exit 74
while read -r service image _; do docker tag "$image" "homeplane/keep:$release-$service" & done <"$staged/images"
wait
mv -f "$staged/.record" "$stack/record.$token" || exit 74
if [ -d "$stack/releases/$release" ]; then
  rm -rf "$staged" && touch "$stack/releases/$release"
else
  mv "$staged" "$stack/releases/$release"
fi || exit 74
mv "$stack/record.$token" "$stack/pending.$token" || exit 74
mode=deploy
