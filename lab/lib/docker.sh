# dockerd on each host, at its default places, with Compose v2 and buildx as CLI plugins.

prepare_docker() {
  local host=$1 dir
  dir=$(host_dir "$host")
  mkdir -p "$dir/root/etc/docker" "$dir/local/lib/docker/cli-plugins"
  # the mirror answers for short names too: `image: hp/busybox:1` is pulled from the lab's registry
  cat >"$dir/root/etc/docker/daemon.json" <<CONFIG
{
  "insecure-registries": ["$REGISTRY_ADDRESS:$REGISTRY_PORT", "registry.lab:$REGISTRY_PORT"],
  "registry-mirrors": ["http://$REGISTRY_ADDRESS:$REGISTRY_PORT"],
  "log-level": "warn"
}
CONFIG
  cp -u "$PLUGINS"/docker-* "$dir/local/lib/docker/cli-plugins/"
  at_boot "$host" docker.keep 'rm -f /run/docker.pid; exec /usr/sbin/dockerd >>/var/log/dockerd.log 2>&1'
}

docker_answers() { ssh_host "$1" docker info --format '{{.ServerVersion}}'; }

docker_versions() {
  ssh_host "$1" 'echo "docker $(docker version --format "{{.Server.Version}}"), compose $(docker compose version --short), buildx $(docker buildx version | cut -d" " -f2)"'
}
