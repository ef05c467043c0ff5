# A host is a process tree with namespaces of its own: network, mounts, processes, host name, control groups. Its init ends
# with the process that is noted in host.pid, and with its init ends everything that ever ran on it.

# prepare_host HOST: the files of its disk; what is there already stays
prepare_host() {
  local host=$1 dir root file
  dir=$(host_dir "$host")
  root=$dir/root
  mkdir -p "$root"/{etc/ssh,root/.ssh,var/lib/homeplane,var/lib/docker,var/log,var/tmp,var/cache,opt/stacks,srv,home,tmp,run,usr,proc,sys,dev,mnt}
  mkdir -p "$dir/local"/{bin,sbin,lib/docker}
  chmod 1777 "$root/tmp" "$root/var/tmp"
  chmod 700 "$root/root" "$root/root/.ssh" "$dir"
  ln -sfn /run "$root/var/run"
  ln -sfn /run/lock "$root/var/lock"
  for file in bin sbin lib lib64; do # a Debian since bookworm has these as links into /usr
    [ ! -L "/$file" ] || ln -sfn "$(readlink "/$file")" "$root/$file"
  done
  for file in passwd group subuid subgid nsswitch.conf protocols services profile bash.bashrc login.defs localtime os-release \
    debian_version alternatives ld.so.cache ld.so.conf ld.so.conf.d ssl ca-certificates.conf mke2fs.conf gai.conf; do
    [ ! -e "/etc/$file" ] || [ -e "$root/etc/$file" ] || copy_whole "/etc/$file" "$root/etc/$file"
  done
  rm -rf "$root/etc/ssl/private"
  echo "$host" >"$root/etc/hostname"
  echo "# the lab has no name server" >"$root/etc/resolv.conf"
  (umask 077 && echo 'root:*:19000:0:99999:7:::' >"$root/etc/shadow")
  cat >"$root/etc/hosts" <<HOSTS
127.0.0.1 localhost $host
$PLANE_ADDRESS plane.lab
$REGISTRY_ADDRESS registry.lab
$(host_address home) home.lab
$(host_address vps) vps.lab
$(host_address edge) edge.lab
HOSTS
  rm -rf "$root/etc/boot.d"
  mkdir "$root/etc/boot.d"
  install -m 755 "$LAB/host/init" "$dir/local/sbin/init"
}

# copy_whole FROM TO: a copy that is there is complete, also after a run that was killed while it copied
copy_whole() {
  rm -rf "$2.new"
  cp -a "$1" "$2.new"
  mv -T "$2.new" "$2"
}

# at_boot HOST NAME.once|NAME.keep COMMAND: what the host's init runs, in order of names; "keep" is started again whenever it ends
at_boot() { echo "$3" >"$(host_dir "$1")/root/etc/boot.d/$2"; }

boot_host() {
  local host=$1 dir
  dir=$(host_dir "$host")
  if [ ! -s "$dir/state.img" ]; then
    rm -f "$dir/state.img.new"
    truncate -s "$HP_STATE_SIZE" "$dir/state.img.new"
    mkfs.ext4 -q -F -m 0 "$dir/state.img.new"
    mv "$dir/state.img.new" "$dir/state.img"
  fi
  (
    join_cgroups "$(host_netns "$host")"
    # the lock is let go only once the process can be found in its namespace
    exec setsid nsenter --net="/run/netns/$(host_netns "$host")" sh -c 'exec 9>&-; exec "$@"' sh \
      unshare --mount --pid --uts --ipc --cgroup --fork --kill-child \
      "$LAB/host/boot" "$host" "$dir" </dev/null >>"$dir/console.log" 2>&1
  ) &
  echo $! >"$dir/host.pid"
}

# The noted process, as long as it really is this host's: numbers are used again.
host_pid() {
  local pid
  pid=$(cat "$(host_dir "$1")/host.pid" 2>/dev/null) || return 1
  [ "$(ip netns identify "$pid" 2>/dev/null)" = "$(host_netns "$1")" ] && echo "$pid"
}

# enter HOST COMMAND..: as root inside the host, without its sshd
enter() {
  local host=$1 pid init=
  shift
  pid=$(host_pid "$host") || fail 1 "host '$host' does not run; start the lab with lab/up"
  read -r init _ <"/proc/$pid/task/$pid/children" || [ -n "$init" ] || fail 1 "host '$host' is ending"
  nsenter --target "$init" --mount --net --pid --uts --ipc --cgroup --root \
    env -i --chdir=/root HOME=/root USER=root TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# Ends all that runs in the lab's namespaces: what was noted, and what a run that was killed did not come to note.
end_processes() {
  local netns pid tries
  for tries in $(seq 1 100); do
    local found=
    for netns in "$@"; do
      [ -e "/run/netns/$netns" ] || continue
      for pid in $(ip netns pids "$netns" 2>/dev/null); do
        found=1
        kill -9 "$pid" 2>/dev/null || true
      done
    done
    [ -n "$found" ] || return 0
    sleep 0.05
  done
  fail 1 "processes in the lab's namespaces do not end: $(for netns in "$@"; do ip netns pids "$netns" 2>/dev/null; done | xargs)"
}
