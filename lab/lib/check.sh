# Whose directory it is, and whether a lab runs.

# A lab only takes a directory that is empty or its own, because `lab/down` removes it.
claim_directory() {
  mkdir -p "$HP_LAB_DIR"
  chmod 700 "$HP_LAB_DIR"
  if [ ! -e "$LAB_MARK" ] && [ -n "$(ls -A "$HP_LAB_DIR")" ]; then
    fail 1 "$HP_LAB_DIR holds something that is not a lab; set HP_LAB_DIR to another directory"
  fi
  if [ -s "$LAB_MARK" ] && [ "$(cat "$LAB_MARK")" != "$HP_LAB_NAME $HP_LAB_NET" ]; then
    fail 1 "$HP_LAB_DIR holds the lab '$(cat "$LAB_MARK")', not '$HP_LAB_NAME $HP_LAB_NET'; set HP_LAB_DIR to another directory"
  fi
  echo "$HP_LAB_NAME $HP_LAB_NET" >"$LAB_MARK"
}

check_lab() {
  local host
  [ -s "$HP_LAB_DIR/lab.env" ] || { say "not up: there is no $HP_LAB_DIR/lab.env"; return 1; }
  for host in $LAB_HOSTS; do
    host_pid "$host" >/dev/null || { say "not up: host $host does not run"; return 1; }
    docker_answers "$host" >/dev/null 2>&1 || { say "not up: docker on $host does not answer over ssh"; return 1; }
  done
  registry_answers || { say "not up: the registry does not answer"; return 1; }
  lxd_answers home >/dev/null 2>&1 || { say "not up: LXD on home does not answer"; return 1; }
  ! has_tunnel || tunnel_answers 2>/dev/null || { say "not up: edge does not answer through the tunnel"; return 1; }
  say "up"
}
