# A registry on the lab's LAN. It runs in the LAN's own namespace: only the hosts and the plane reach it.

ensure_registry() {
  registry_answers && return
  local dir=$HP_LAB_DIR/registry
  mkdir -p "$dir/data"
  cat >"$dir/config.yml" <<CONFIG
version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: $dir/data }
  delete: { enabled: true }
http: { addr: "$REGISTRY_ADDRESS:$REGISTRY_PORT" }
CONFIG
  (exec setsid nsenter --net="/run/netns/$LAB_LAN" sh -c 'exec 9>&-; exec "$@"' sh \
    docker-registry serve "$dir/config.yml" </dev/null >>"$dir/registry.log" 2>&1) &
  echo $! >"$dir/registry.pid"
  await 15 "the registry at $REGISTRY_ADDRESS:$REGISTRY_PORT" registry_answers
}

registry_answers() { curl -sf --noproxy '*' --max-time 2 "http://$REGISTRY_ADDRESS:$REGISTRY_PORT/v2/" >/dev/null; }

registry_has() {
  curl -sf --noproxy '*' --max-time 5 -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' \
    "http://$REGISTRY_ADDRESS:$REGISTRY_PORT/v2/$1/manifests/$2" >/dev/null
}
