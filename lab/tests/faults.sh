# Every fault does what it says, and can be undone.

test_faults() {
  local host
  for host in $LAB_HOSTS; do
    check "disk-full leaves no byte for /var/lib/homeplane of $host" disk_full "$host"
    check "disk-full off gives it back" mended "$host" disk-full "echo x >/var/lib/homeplane/x && rm /var/lib/homeplane/x"
    check "docker-missing takes docker off the PATH of $host" docker_missing "$host"
    check "docker-missing off gives it back" mended "$host" docker-missing "docker info"
  done
  check "tunnel-cut silences vps" tunnel_cut
  check "home is not touched by it" "$LAB/ssh" home true
  check "tunnel-restore brings vps back" mended vps tunnel-cut true
  check "tunnel-cut of port 22 leaves the emergency port" port_cut
  check "clear mends everything" eval '"$LAB/fault" disk-full home && "$LAB/fault" clear && "$LAB/ssh" vps true && "$LAB/ssh" home touch /var/lib/homeplane/x'
  check "a reboot keeps the disks, starts everything again and has another boot id" reboots
  check "an unknown fault or host is a usage error" eval '"$LAB/fault" fire home; [ $? = 2 ] && { "$LAB/fault" disk-full nas; [ $? = 2 ]; }'
}

disk_full() { "$LAB/fault" disk-full "$1" && ! "$LAB/ssh" "$1" "echo x >/var/lib/homeplane/x"; }

docker_missing() {
  "$LAB/fault" docker-missing "$1" || return 1
  "$LAB/ssh" "$1" docker info
  [ $? = 127 ] && "$LAB/ssh" "$1" ls /
}

tunnel_cut() { "$LAB/fault" tunnel-cut vps && ! SSH_OPTIONS="-o ConnectTimeout=2" "$LAB/ssh" vps true; }

port_cut() {
  "$LAB/fault" tunnel-cut vps on 22 && ! SSH_OPTIONS="-o ConnectTimeout=2" "$LAB/ssh" vps true \
    && SSH_OPTIONS="-p $HP_SSH_EMERGENCY_PORT" "$LAB/ssh" vps true
}

mended() { "$LAB/fault" "$2" "$1" off && "$LAB/ssh" "$1" "$3"; }

reboots() {
  local boot="cat /proc/sys/kernel/random/boot_id" before
  before=$("$LAB/ssh" vps "$boot; touch /var/lib/homeplane/kept") && "$LAB/fault" reboot vps && [ "$before" != "$("$LAB/ssh" vps "$boot")" ] \
    && "$LAB/ssh" vps "test -e /var/lib/homeplane/kept && docker image inspect hp/busybox:2"
}
