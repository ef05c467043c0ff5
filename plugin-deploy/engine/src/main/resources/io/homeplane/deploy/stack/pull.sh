# Images before anything stops. Expects: limit (seconds per image), build (services), images (references). Prints each image's id.
fence
keep "$((limit + 60))"
staged=$stack/releases/.$token
command -v timeout >/dev/null 2>&1 || timeout() { shift; "$@"; }
if [ -n "$build" ]; then
  # shellcheck disable=SC2086
  (compose "$staged" "$staged/tree" build --quiet $build) >&2 || exit 77
fi
for image in $images; do
  keep "$((limit + 60))"
  id=$(docker image inspect -f '{{.Id}}' "$image" 2>/dev/null) || {
    echo "pulling $image" >&2
    errors=$(timeout "$limit" docker pull -q "$image" 2>&1 >/dev/null) || {
      printf 'failed=%s %s\n' "$image" "$(printf '%s' "${errors:-it took longer than $limit s}" | tail -n 1)"
      exit 77
    }
    id=$(docker image inspect -f '{{.Id}}' "$image") || exit 77
  }
  printf 'image=%s %s\n' "$image" "$id"
done
keep 120
