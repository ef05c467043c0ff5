# A lab whose commands or parts were killed at any point is mended by up and removed by down.

test_killed() {
  check "up mends a host and a registry that died" mends_dead_parts
  check "down removes all of it" "$LAB/down"
  check "nothing is left" nothing_left
  check "down of nothing is done at once" "$LAB/down"
  local tenths
  for tenths in 0 1 3 6 10 15 25 40 60; do
    check "up killed after $tenths tenths of a second, then down: nothing is left" killed_then_down "$tenths"
  done
  check "up killed after 2 s, then up again: the lab runs" killed_then_up 20
  for tenths in 0 1 3 5 8; do
    check "down killed after $tenths tenths of a second, then down: nothing is left" down_killed "$tenths"
  done
  check "a name without a namespace does not stop it" eval 'mkdir -p /run/netns && touch "/run/netns/$HP_LAB_NAME-vps" && "$LAB/up" && "$LAB/up" --check'
  check "two commands at once wait for each other" eval '"$LAB/up" & "$LAB/up" && wait $! && "$LAB/up" --check'
  check "down removes all of it in the end" eval '"$LAB/down" && nothing_left'
}

mends_dead_parts() {
  kill -9 "$(cat "$HP_LAB_DIR/hosts/vps/host.pid")" "$(cat "$HP_LAB_DIR/registry/registry.pid")" && within 5 fails "$LAB/up" --check \
    && "$LAB/up" && "$LAB/up" --check
}

# killed TENTHS COMMAND..: SIGKILL to the command and all of its process group, which the hosts are not in
killed() {
  local tenths=$1 pid
  shift
  setsid "$@" &
  pid=$!
  sleep "$((tenths / 10)).$((tenths % 10))"
  kill -9 -- "-$pid" 2>/dev/null || kill -9 "$pid" 2>/dev/null
  wait "$pid"
  return 0
}
killed_then_down() { killed "$1" "$LAB/up" && "$LAB/down" && nothing_left; }
killed_then_up() { killed "$1" "$LAB/up" && "$LAB/up" && "$LAB/up" --check; }
down_killed() { "$LAB/up" && killed "$1" "$LAB/down" && "$LAB/down" && nothing_left; }

nothing_left() {
  local left=0 hierarchy
  ip netns list | grep "^$HP_LAB_NAME-" && left=1
  ip -o link | grep ": $HP_LAB_NAME-" && left=1
  grep -lsF "$HP_LAB_DIR/" /proc/[0-9]*/mountinfo && left=1
  losetup -a | grep -F "$HP_LAB_DIR/" && left=1
  for hierarchy in $(cgroup_hierarchies); do ls -d "$hierarchy/$HP_LAB_NAME"-* 2>/dev/null | grep . && left=1; done
  ls -d "$HP_LAB_DIR" "/run/lock/homeplane-lab-$HP_LAB_NAME.lock" 2>/dev/null | grep . && left=1
  return "$left"
}
