# What the lab needs of the machine: Debian packages, and Compose v2 with buildx, which Debian has from trixie on.

# command:package, each installed when its command is missing
LAB_PACKAGES="dockerd:docker.io docker-registry:docker-registry /usr/sbin/sshd:openssh-server ssh:openssh-client
  busybox:busybox-static iptables:iptables nft:nftables ip:iproute2 nsenter:util-linux mkfs.ext4:e2fsprogs
  lxd:lxd lxc:lxd-client dnsmasq:dnsmasq-base unsquashfs:squashfs-tools rsync:rsync curl:curl git:git"
TUNNEL_PACKAGES="wireguard-go:wireguard-go wg:wireguard-tools"
COMPOSE_SUITE=trixie
PLUGINS=$HP_LAB_CACHE/cli-plugins
POLICY=/usr/sbin/policy-rc.d

ensure_packages() {
  local pair missing=()
  for pair in $LAB_PACKAGES $(! has_tunnel || echo "$TUNNEL_PACKAGES"); do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get >/dev/null \
      || fail 3 "the lab needs ${missing[*]} and this machine has no apt-get to install them with."
    say "installing Debian packages: ${missing[*]}"
    keep_services_stopped
    apt-get -qq update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
      -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${missing[@]}" >"$HP_LAB_DIR/apt.log" 2>&1 \
      || fail 1 "apt-get could not install ${missing[*]}; see $HP_LAB_DIR/apt.log"
  fi
  release_services
  ensure_compose
}

# A package that brings a daemon would start it on the machine itself; invoke-rc.d asks this file first.
keep_services_stopped() {
  [ -e "$POLICY" ] && return
  printf '#!/bin/sh\n# written by a homeplane lab while it installs packages\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
  trap release_services EXIT
}

release_services() {
  if grep -qs 'written by a homeplane lab' "$POLICY"; then rm -f "$POLICY"; fi
}

ensure_compose() {
  [ -x "$PLUGINS/docker-compose" ] && [ -x "$PLUGINS/docker-buildx" ] && return
  say "fetching Compose v2 and buildx (Debian $COMPOSE_SUITE) into $HP_LAB_CACHE"
  local work=$HP_LAB_CACHE/fetch.$$ deb
  rm -rf "$HP_LAB_CACHE"/fetch.* # of a run that was killed
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$PLUGINS"
  # the machine's own mirror and keyring, with another suite
  debian_mirror | sed "s#.*#deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] & $COMPOSE_SUITE main#" >"$work/sources.list"
  local options=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists"
    -o "Dir::Cache=$work" -o "Dir::Cache::Archives=$work/archives" -o APT::Sandbox::User=root)
  (cd "$work" && apt-get "${options[@]}" update >&2 && apt-get "${options[@]}" download docker-compose docker-buildx >&2) \
    || fail 1 "apt-get could not fetch docker-compose and docker-buildx of Debian $COMPOSE_SUITE from the machine's own mirror"
  for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$work/x"; done
  find "$work/x" -path '*/cli-plugins/*' -type f -perm -u+x -exec mv -t "$PLUGINS" {} +
  rm -rf "$work"
  [ -x "$PLUGINS/docker-compose" ] || fail 1 "Debian $COMPOSE_SUITE's docker-compose has no CLI plugin any more"
}

debian_mirror() {
  local codename
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(CREATED_BY) $(REPO_URI)' \
    | awk -v release="$codename" '$1 == release && $2 == "main" && $3 == "Packages" { print $4; exit }' | grep .
}
