# The supervisor: it alone changes containers, and it needs nobody once it runs. docs/transaction.md is its specification.
# Expects what target.sh expects, and mode: deploy | resolve. Runs in a session of its own and holds no pipe.

say() { printf '%s\n' "$*"; }

phase() {
  printf '%s %s\n' "$1" "$$" >"$stack/phase.new" && mv -f "$stack/phase.new" "$stack/phase.$token"
  say "== $1"
}

read_transaction() {
  release= previous= fresh=no up_limit=300 health_limit=120 confirm_limit=30 restore_limit=300
  while IFS='=' read -r key value; do
    case $key in
      release) release=$value ;;
      previous) previous=$value ;;
      fresh) fresh=$value ;;
      up) up_limit=$value ;;
      health) health_limit=$value ;;
      confirm) confirm_limit=$value ;;
      restore) restore_limit=$value ;;
    esac
  done <"$stack/transaction.$token"
  expect "$release"
}

# expect RELEASE: the services that must have a container, and those whose container may end with 0.
expect() { services=$(cat "$stack/releases/$1/services") jobs=$(cat "$stack/releases/$1/jobs"); }

# bounded SECONDS COMMAND..: 124 when the time is over.
bounded() {
  now; limit=$((now + $1)); shift
  "$@" & child=$!
  while alive "$child"; do
    now
    if [ "$now" -ge "$limit" ]; then kill "$child" 2>/dev/null; wait "$child" 2>/dev/null; return 124; fi
    pause
  done
  wait "$child"
}

# A container may have made links in a bind-mounted directory: nothing is ever written through one.
safe_directory() {
  walked=$stack/current rest=$1
  while [ -n "$rest" ]; do
    step=${rest%%/*}
    case $rest in */*) rest=${rest#*/} ;; *) rest= ;; esac
    walked=$walked/$step
    if [ -L "$walked" ]; then say "$walked is a link; remove it"; return 1; fi
    if [ ! -d "$walked" ]; then mkdir -m 755 "$walked" || return 1; fi
  done
}

place() {
  from=$1 to=$2 mode=$3
  if [ -d "$to" ] && [ ! -L "$to" ]; then
    rmdir "$to" || { say "$to is a directory that is not empty, and the release has a file there"; return 1; }
  fi
  if [ ! -L "$to" ] && cmp -s "$from" "$to"; then chmod "$mode" "$to"; return; fi
  cp "$from" "$to.homeplane-new" && chmod "$mode" "$to.homeplane-new" && mv -f "$to.homeplane-new" "$to" && return
  rm -f "$to.homeplane-new"
  return 1
}

# materialise RELEASE OLD: the release's files in the stable directory, one rename each; what only OLD had is removed.
materialise() {
  new_dir=$stack/releases/$1 old_dir=$stack/releases/$2
  [ -f "$new_dir/manifest" ] || { say "release $1 is not kept here"; return 1; }
  [ -d "$stack/current" ] || mkdir -m 755 "$stack/current" || return 1
  while read -r mode path; do
    case $path in */*) safe_directory "${path%/*}" || return 1 ;; esac
    place "$new_dir/tree/$path" "$stack/current/$path" "$mode" || return 1
  done <"$new_dir/manifest"
  if [ -f "$new_dir/override.yaml" ]; then
    cp "$new_dir/override.yaml" "$stack/override.new" && mv -f "$stack/override.new" "$stack/override.yaml" || return 1
  else
    rm -f "$stack/override.yaml"
  fi
  [ -n "$2" ] && [ -f "$old_dir/manifest" ] || return 0
  while read -r mode path; do
    [ -e "$new_dir/tree/$path" ] || forget "$path"
  done <"$old_dir/manifest"
}

# forget PATH: removes a file that a release had, and the directories it leaves empty.
forget() {
  case $1 in */*) safe_directory "${1%/*}" || return 0 ;; esac
  rm -f "$stack/current/$1"
  parent=$1
  while case $parent in */*) true ;; *) false ;; esac; do
    parent=${parent%/*}
    rmdir "$stack/current/$parent" 2>/dev/null || return 0
  done
}

up() { bounded "$2" compose "$stack/releases/$1" "$stack/current" up -d --remove-orphans --no-build --pull never; }

listed() { case " $2 " in *" $1 "*) true ;; *) false ;; esac; }

# verdict: sets verdict to ok | wait | bad and culprit to the container that decides it.
verdict() {
  verdict=ok culprit= seen=
  ps=$(docker ps -a --filter "label=com.docker.compose.project=$project" --format \
    '{{.Names}}|{{.Label "com.docker.compose.service"}}|{{.State}}|{{.Status}}|{{.Label "com.docker.compose.oneoff"}}') || {
    verdict=wait culprit=docker; return; }
  while IFS='|' read -r name service container_state status oneoff; do
    [ -n "$name" ] && [ "$oneoff" != True ] || continue
    seen="$seen $service"
    case $container_state,$status in
      running,*unhealthy*) verdict=bad culprit=$name; return ;;
      running,*starting*) verdict=wait culprit=$name ;;
      running,*) : ;;
      exited,'Exited (0)'*) listed "$service" "$jobs" || { verdict=bad culprit=$name; return; } ;;
      exited,* | dead,*) verdict=bad culprit=$name; return ;;
      *) verdict=wait culprit=$name ;;
    esac
  done <<LIST
$ps
LIST
  [ "$verdict" = ok ] || return 0
  for service in $services; do
    listed "$service" "$seen" || { verdict=wait culprit=$service; return; }
  done
}

# await_health SECONDS: 0 healthy, 1 not; 2 when the plane has decided meanwhile.
await_health() {
  now; health_end=$((now + $1)) good=0
  while :; do
    decided && return 2
    verdict
    case $verdict in
      bad) return 1 ;;
      ok) good=$((good + 1)); [ "$good" -lt 2 ] || return 0 ;;
      *) good=0 ;;
    esac
    now
    [ "$now" -lt "$health_end" ] || { verdict=late; return 1; }
    await_decision 1 && return 2
  done
}

# decided: the record is not pending any more, or somebody gave up.
decided() { [ "$stage" = restore ] && return 1; [ ! -f "$stack/pending.$token" ] || [ -f "$stack/abort.$token" ]; }

# await_decision SECONDS: 0 as soon as it is decided.
await_decision() {
  ticks=$(($1 * 20))
  while [ "$ticks" -gt 0 ]; do
    decided && return 0
    pause
    ticks=$((ticks - 1))
  done
  return 1
}

# explain REASON: what the plane reads to say why; container output stays on this server in a file for root alone.
explain() {
  {
    printf '%s\n' "$1"
    if [ -n "${culprit:-}" ]; then
      docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' "$culprit"
      docker inspect -f '{{if .State.Health}}{{range .State.Health.Log}}{{println .Output}}{{end}}{{end}}' "$culprit" | grep . | tail -n 1
      docker logs --tail 3 "$culprit" 2>&1
    else
      tail -n 3 "$stack/supervisor.log" | grep -v '^== '
    fi
  } >"$stack/failure.$token" 2>/dev/null
}

# finish WORD: the record has its last name; nothing but history and old releases is touched any more.
finish() {
  history "$1" "$stack/$1"
  [ "$1" != confirmed ] || { rm -f "$stack/stuck" "$stack/restored"; prune; }
  rm -f "$stack/lease" "$stack/abort.$token"
  say "== $1"
  exit 0
}

# Old releases beyond the last three lose their files and the tags that keep their images.
prune() {
  kept=0
  for old in $(ls -t "$stack/releases"); do
    kept=$((kept + 1))
    [ "$kept" -gt 3 ] && [ "$old" != "$release" ] && [ "$old" != "$previous" ] || continue
    while read -r service _; do docker image rm "homeplane/keep:$old-$service" >/dev/null 2>&1; done <"$stack/releases/$old/images"
    rm -rf "${stack:?}/releases/$old"
  done
}

# fail REASON: expiry and confirmation are both one rename of the same file: exactly one wins.
fail() {
  explain "$1"
  mv "$stack/pending.$token" "$stack/restoring.$token" 2>/dev/null || finish confirmed
  restore
}

restore() {
  stage=restore
  phase restore
  now; restore_end=$((now + restore_limit))
  while :; do
    if put_back; then
      mv -f "$stack/restoring.$token" "$stack/restored"
      finish restored
    fi
    now
    if [ "$now" -ge "$restore_end" ] || { [ -z "$previous" ] && [ "$fresh" != yes ]; }; then
      mv -f "$stack/restoring.$token" "$stack/stuck"
      finish stuck
    fi
    sleep 2
  done
}

put_back() {
  if [ -n "$previous" ]; then
    materialise "$previous" "$release" || return 1
    while read -r service image reference; do
      case $reference in *@*) continue ;; esac
      docker tag "$image" "$reference" || return 1
    done <"$stack/releases/$previous/images"
    up "$previous" "$up_limit" || return 1
    expect "$previous"
    await_health "$health_limit"
  elif [ "$fresh" = yes ]; then
    take_down
  else
    say "what ran before was not made by Homeplane and cannot be put back"
    return 1
  fi
}

# take_down: the project had no containers before, so none is the state to restore; volumes stay.
take_down() {
  if [ -d "$stack/current" ]; then
    bounded 60 compose "$stack/releases/$release" "$stack/current" down --remove-orphans
  fi
  left=$(docker ps -aq --filter "label=com.docker.compose.project=$project") || return 1
  [ -z "$left" ] || docker rm -f $left || return 1
  while read -r mode path; do forget "$path"; done <"$stack/releases/$release/manifest"
  rm -f "$stack/override.yaml"
}

deploy() {
  phase materialise
  materialise "$release" "$previous" || fail "the release's files could not be put in place"
  phase up
  up "$release" "$up_limit"
  case $? in
    0) ;;
    124) fail "docker compose up did not end within $up_limit s" ;;
    *) fail "docker compose up failed" ;;
  esac
  phase health
  await_health "$health_limit"
  case $? in
    0) phase confirm; await_decision "$confirm_limit" || fail "the plane did not confirm within $confirm_limit s" ;;
    1)
      if [ "$verdict" = late ]; then fail "container $culprit was not healthy within $health_limit s"; fi
      fail "container $culprit is not healthy"
      ;;
  esac
  [ ! -f "$stack/abort.$token" ] || fail "the deploy was stopped"
  outcome "$token"
  finish "$outcome"
}

main() {
  stage=deploy
  cd "$stack" || exit 1
  tries=100
  until grab; do tries=$((tries - 1)); [ "$tries" -gt 0 ] || exit 75; pause; done
  [ "$mode" != deploy ] || : >"$stack/supervisor.log"
  exec >>"$stack/supervisor.log" 2>&1 </dev/null
  read_transaction
  [ "$mode" = deploy ] && deploy
  # resolve: a supervisor was killed, or the machine went down; nobody may have confirmed meanwhile
  if [ -f "$stack/pending.$token" ]; then fail "the supervisor ended before it was done"; fi
  if [ -f "$stack/restoring.$token" ]; then restore; fi
  outcome "$token"
  finish "$outcome"
}

main
