# The one image of the lab, in two versions that differ by /version, made from the machine's busybox and pushed to the registry.

ensure_images() {
  local version
  for version in 1 2; do
    registry_has hp/busybox "$version" && continue
    local image=$REGISTRY_ADDRESS:$REGISTRY_PORT/hp/busybox:$version
    busybox_root "$HP_LAB_DIR/image-root" "$version"
    tar -C "$HP_LAB_DIR/image-root" --numeric-owner --owner=0 --group=0 -c . \
      | ssh_host home "docker import -c 'CMD [\"/bin/sh\"]' - $image >/dev/null && docker push -q $image >/dev/null"
    rm -rf "$HP_LAB_DIR/image-root"
  done
}

# busybox_root DIRECTORY VERSION: a root file system with every applet as a link
busybox_root() {
  local root=$1 applet
  rm -rf "$root"
  mkdir -p "$root"/{bin,etc,proc,sys,dev,tmp,root,run,var,www}
  chmod 1777 "$root/tmp"
  cp "$(command -v busybox)" "$root/bin/busybox"
  for applet in $(busybox --list); do [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"; done
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  echo "$2" >"$root/version"
  echo "hp/busybox $2" >"$root/www/index.html"
}
