# Each host has its own part of every control group hierarchy, so that its dockerd and LXD see a root of their own,
# and so that nothing of theirs is left when the host is gone. Hybrid (v1 + v2) and pure v2 machines both work this way.

cgroup_hierarchies() {
  if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
    echo /sys/fs/cgroup
  else
    find /sys/fs/cgroup -mindepth 1 -maxdepth 1 -type d
  fi
}

# join_cgroups NAME: moves the calling shell into the control groups of a host
join_cgroups() {
  local hierarchy group
  for hierarchy in $(cgroup_hierarchies); do
    group=$hierarchy/$1
    mkdir -p "$group"
    if [ -f "$hierarchy/cpuset.cpus" ] && [ -f "$group/cpuset.cpus" ] && [ -z "$(cat "$group/cpuset.cpus")" ]; then # v1: a new group starts with none
      cat "$hierarchy/cpuset.cpus" >"$group/cpuset.cpus"
      cat "$hierarchy/cpuset.mems" >"$group/cpuset.mems"
      echo 1 >"$group/cgroup.clone_children"
    fi
    echo "$BASHPID" >"$group/cgroup.procs"
  done
}

remove_cgroups() {
  local hierarchy
  for hierarchy in $(cgroup_hierarchies); do
    [ ! -d "$hierarchy/$1" ] || find "$hierarchy/$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}
