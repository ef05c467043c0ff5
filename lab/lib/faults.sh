# One thing broken at a time, in a way that can be undone. None of these needs the host's sshd.

FILLER=/var/lib/homeplane/.lab-filler

# Until not a byte is left: first in large pieces, then in the smallest.
fill_disk() {
  enter "$1" sh -c "for size in 1M 1k 1; do dd if=/dev/zero bs=\$size oflag=append conv=notrunc of=$FILLER 2>/dev/null; done; sync -f $FILLER; df -k /var/lib/homeplane | tail -1" \
    | awk -v host="$1" '{ print "lab: /var/lib/homeplane of " host " has " $4 " kB left" }' >&2
}

mend_disk() { enter "$1" rm -f "$FILLER"; }

# On the LAN's bridge: both sides see silence, as with a cable or a tunnel that is gone.
cut_tunnel() {
  mend_tunnel "$1"
  local in=() out=()
  if [ -n "${2:-}" ]; then in=(tcp sport "$2") out=(tcp dport "$2"); fi
  in_lan nft -f - <<RULES
table bridge cut-$1 {
  chain passing { type filter hook forward priority 0; iifname "$1" ${in[*]} drop; oifname "$1" ${out[*]} drop; }
  chain arriving { type filter hook input priority 0; iifname "$1" ${in[*]} drop; }
  chain leaving { type filter hook output priority 0; oifname "$1" ${out[*]} drop; }
}
RULES
}

mend_tunnel() { in_lan nft delete table bridge "cut-$1" 2>/dev/null || true; }

# The programs' directory with docker left out, laid over it for new processes of the host.
hide_docker() {
  mend_docker "$1"
  enter "$1" sh -c 'mkdir -p /run/no-docker/upper /run/no-docker/work &&
    mount -t overlay -o lowerdir=/usr/bin,upperdir=/run/no-docker/upper,workdir=/run/no-docker/work no-docker /usr/bin && rm /usr/bin/docker'
}

mend_docker() { enter "$1" sh -c 'umount -l /usr/bin 2>/dev/null; rm -rf /run/no-docker'; }

# What is on the host's disks stays; /run, tunnels' rules inside it and every process go. The boot id is another one.
reboot_host() {
  end_processes "$(host_netns "$1")"
  boot_host "$1"
  await 30 "sshd of $1" ssh_host "$1" true
  await 60 "dockerd of $1" docker_answers "$1"
}
