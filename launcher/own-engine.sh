# An engine of Drydock's own: its data, log and PID file under data/engine, its own bridge, its own socket. It never
# touches another engine of this machine, and only it is ever stopped.

own_engine_name() { printf 'drydock-%s' "$(printf '%s' "$data" | cksum | cut -d ' ' -f 1)"; }

# A Unix socket's path ends at 107 bytes; a deep data folder gets its socket under /run.
own_engine_socket() {
  socket=$data/engine/docker.sock
  [ ${#socket} -le 100 ] || socket=/run/$(own_engine_name)/docker.sock
  printf '%s\n' "$socket"
}

# The PID, if it is still that of our engine and not of whatever got the number after a crash.
own_engine_pid() {
  pid=$(cat "$data/engine/engine.pid" 2>/dev/null) && [ -n "$pid" ] \
    && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "--data-root=$data/engine/root" && printf '%s\n' "$pid"
}

install_engine() {
  packages=
  command -v dockerd >/dev/null || packages=docker.io
  command -v iptables >/dev/null || packages="$packages iptables"
  command -v ip >/dev/null || packages="$packages iproute2"
  [ -n "$packages" ] || return 0
  can_install || no_engine
  # shellcheck disable=SC2086 # a list of packages
  install "labs are containers" $packages
}

start_own_engine() {
  home=$data/engine
  # Sockets, network namespaces and mounts of a running engine: short paths, and gone after a reboot as they must be.
  scratch=/run/$(own_engine_name)
  mkdir -p "$home/root" "$scratch"
  shims=
  own_engine_pid >/dev/null || { clear_dead_engine; shims=$(own_shims); }
  step "preparing control groups and a bridge"
  mount_cgroups
  bridge=$(own_bridge) || fail "No free private network was found for the engine's bridge." "Free one of 172.20.0.0/16 to 172.31.0.0/16."
  if ! own_engine_pid >/dev/null; then
    # A session of its own: Ctrl-C ends the server and leaves the engine. And labs outlive an engine that crashes.
    setsid dockerd --host "unix://$(own_engine_socket)" --data-root="$home/root" --exec-root "$scratch/exec" \
      --pidfile "$home/engine.pid" --bridge "$bridge" --live-restore --log-level warn </dev/null >"$home/engine.log" 2>&1 &
    starting=$!
  else
    starting=$(own_engine_pid)
  fi
  tries=0
  until engine_answers "unix://$(own_engine_socket)"; do
    tries=$((tries + 1))
    step "starting"
    if [ $tries -gt 300 ] || ! kill -0 "$starting" 2>/dev/null; then
      fail "The engine that Drydock started did not come up: $(tail -n 1 "$home/engine.log" | sed 's/.*msg=//')" "The whole story: $home/engine.log"
    fi
    sleep 0.2
  done
  end_left_shims "$shims"
  DOCKER_HOST="unix://$(own_engine_socket)"
  export DOCKER_HOST
}

# Labs share the host's users, and one lab took all of root's inotify instances. So many are more than the memory of a
# lab holds. Only where the machine's engine is ours: elsewhere the limit is its administrator's, and doctor says so.
inotify_instances=1048576
raise_inotify() {
  own_engine_pid >/dev/null && [ "$(id -u)" = 0 ] || return 0
  limit=/proc/sys/fs/inotify/max_user_instances
  before=$(cat $limit 2>/dev/null) && [ "$before" -lt $inotify_instances ] || return 0
  if { printf '%s\n' $inotify_instances >$limit; } 2>/dev/null; then
    note "Raised fs.inotify.max_user_instances from $before to $inotify_instances until the next boot: one lab could take them all."
  fi
}

# What a killed engine leaves: files that name processes which are gone or belong to others, and at times its own
# containerd, for which the next engine would wait in vain.
clear_dead_engine() {
  left=$(cat "$scratch/exec/containerd/containerd.pid" 2>/dev/null)
  if [ -n "$left" ] && tr '\0' ' ' 2>/dev/null <"/proc/$left/cmdline" | grep -qF "$scratch/exec/"; then end "$left" KILL 5; fi
  rm -f "$home/engine.pid" "$(own_engine_socket)" "$scratch/exec/containerd/containerd.pid"
}

# The processes by which our engine holds containers, each as <process>:<container>. They outlive it, as live restore needs.
own_shims() {
  for file in $(grep -laF "/run/$(own_engine_name)/exec/containerd/" /proc/[0-9]*/cmdline 2>/dev/null); do
    held=$(tr '\0' '\n' 2>/dev/null <"$file" | sed -n '/^-id$/{n;p;}')
    shim=${file#/proc/}
    [ -z "$held" ] || printf '%s:%s\n' "${shim%/cmdline}" "$held"
  done
}

# An engine that was killed while it started a container knows nothing of it later, and what holds it, at times its first
# process too, would stay for ever. Those of <shims>, seen before the engine came up, that hold nothing which runs now are
# ended. Where the engine does not say what runs, none is.
end_left_shims() {
  [ -n "$1" ] && running=$(engine_call "unix://$(own_engine_socket)" /containers/json -m 30 -f) || return 0
  for shim in $1; do
    case $running in *"\"${shim#*:}\""*) continue ;; esac
    own_shims | grep -qxF "$shim" && end_shim "${shim%:*}"
  done
}

# Its children first: without it they would be init's.
end_shim() {
  for file in $(grep -lsx "PPid:[[:space:]]*$1" /proc/[0-9]*/status); do
    child_of_shim=${file#/proc/}
    kill -KILL "${child_of_shim%/status}" 2>/dev/null
  done
  kill -KILL "$1" 2>/dev/null
}

# A bare machine without an init system has no control groups mounted, and no engine runs without them. Version 2, as
# everywhere today, unless version 1 already holds a controller: then version 2 would get none.
mount_cgroups() {
  grep -q ' /sys/fs/cgroup' /proc/mounts && return
  if grep -qw cgroup2 /proc/filesystems && awk '!/^#/ && $2 != 0 { held = 1 } END { exit held }' /proc/cgroups; then
    mount -t cgroup2 cgroup2 /sys/fs/cgroup && return
  else
    mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup && awk '!/^#/ && $4 == 1 { print $1 }' /proc/cgroups | while read -r controller; do
      mkdir -p "/sys/fs/cgroup/$controller"
      mount -t cgroup -o "$controller" cgroup "/sys/fs/cgroup/$controller" 2>/dev/null || rmdir "/sys/fs/cgroup/$controller"
    done
    [ -d /sys/fs/cgroup/memory ] && return
  fi
  fail "Control groups cannot be mounted here, and no container engine runs without them." \
    "If this is itself a container, give it the engine of its host: mount the host's socket and set DOCKER_HOST."
}

# Never docker0: it may belong to another engine, and two engines on one bridge fight over it.
own_bridge() {
  bridge=dd$(own_engine_name | cut -d - -f 2)
  if [ ! -e "/sys/class/net/$bridge" ]; then
    for second in 31 30 29 28 27 26 25 24 23 22 21 20; do
      ip -4 route | grep -q "^172\.$second\." && continue
      { ip link add name "$bridge" type bridge && ip addr add "172.$second.0.1/16" dev "$bridge" && ip link set "$bridge" up; } >&2 && break
      ip link del "$bridge" 2>/dev/null
    done
  fi
  [ -e "/sys/class/net/$bridge" ] && printf '%s\n' "$bridge"
}

# The firewall rules that an engine makes for its bridge stay when it ends.
remove_rules() {
  for table in filter nat; do
    iptables -t $table -S | sed -n "/ $1\( \|$\)/s/^-A /-D /p" | while IFS= read -r rule; do
      # shellcheck disable=SC2086 # a rule is many words
      iptables -t $table $rule
    done
  done
}

# With live restore whatever still runs would outlive the engine too.
stop_own_engine() {
  for id in $(engine_call "unix://$(own_engine_socket)" /containers/json -m 30 | grep -o '"Id":"[0-9a-f]*"' | cut -d '"' -f 4); do
    engine_call "unix://$(own_engine_socket)" "/containers/$id/kill" -X POST -m 30 -o /dev/null
  done
  pid=$(own_engine_pid) || return 1
  kill -TERM "$pid"
  tries=0
  while kill -0 "$pid" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries -le 300 ] || fail "The engine (process $pid) has not ended within a minute." "See $data/engine/engine.log."
    step "ending"
    sleep 0.2
  done
  for shim in $(own_shims); do end_shim "${shim%:*}"; done
  # The engine leaves its data folder mounted upon itself, and then nobody could delete it.
  umount "$data/engine/root" 2>/dev/null
  bridge=$(own_bridge) && remove_rules "$bridge" && ip link del "$bridge"
  rm -rf "/run/$(own_engine_name)" "$(own_engine_socket)"
}
