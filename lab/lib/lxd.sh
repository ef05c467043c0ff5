# LXD on one host, at Debian's default places, with a directory pool, a bridge with DHCP and one small image.

prepare_lxd() {
  local root
  root=$(host_dir "$1")/root
  mkdir -p "$root/var/lib/lxd" "$root/var/log/lxd" "$root/var/cache/lxd"
  at_boot "$1" lxd.keep 'exec lxd --group lxd --logfile /var/log/lxd/lxd.log >>/var/log/lxd/console.log 2>&1'
}

lxd_answers() { ssh_host "$1" "curl -sf --unix-socket $LXD_SOCKET http://lxd/1.0"; }

ensure_lxd() {
  await 60 "LXD of $1" lxd_answers "$1"
  ssh_host "$1" 'lxc network show lxdbr0 && lxc profile device get default root pool && lxc image info busybox' >/dev/null 2>&1 && return
  if ! ssh_host "$1" lxc network show lxdbr0 >/dev/null 2>&1 || ! ssh_host "$1" lxc profile device get default root pool >/dev/null 2>&1; then
    lxd_preseed "$1" | ssh_host "$1" lxd init --preseed
  fi
  ssh_host "$1" lxc image info busybox >/dev/null 2>&1 || import_lxd_image "$1"
}

lxd_preseed() {
  cat <<PRESEED
config:
  core.https_address: $(host_address "$1"):8443
storage_pools:
- name: default
  driver: dir
networks:
- name: lxdbr0
  type: bridge
  config:
    ipv4.address: $HP_LAB_NET.64.1/24
    ipv4.nat: "true"
    ipv6.address: none
profiles:
- name: default
  devices:
    root: { type: disk, path: /, pool: default }
    eth0: { type: nic, network: lxdbr0, name: eth0 }
PRESEED
}

# The image of the registry with an init of its own, as LXD wants it: rootfs/ and metadata.yaml in one archive.
import_lxd_image() {
  local work=$HP_LAB_DIR/lxd-image
  rm -rf "$work"
  mkdir -p "$work"
  busybox_root "$work/rootfs" 1
  mkdir -p "$work/rootfs"/{sbin,mnt}
  install -m 755 "$LAB/image/init" "$work/rootfs/sbin/init"
  install -m 755 "$LAB/image/dhcp" "$work/rootfs/etc/dhcp"
  cat >"$work/metadata.yaml" <<METADATA
architecture: $(uname -m)
creation_date: 1700000000
properties: { os: busybox, release: "1", description: busybox with DHCP, for the lab }
METADATA
  tar -C "$work" --numeric-owner --owner=0 --group=0 -cz metadata.yaml rootfs \
    | ssh_host "$1" 'cat >/tmp/busybox.tar.gz && lxc image import /tmp/busybox.tar.gz --alias busybox >/dev/null; code=$?; rm -f /tmp/busybox.tar.gz; exit $code'
  rm -rf "$work"
}
