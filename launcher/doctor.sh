# Looks at the machine and names what is missing, what is unwise, and what mends either. Changes nothing.

doctor() {
  problems=0
  open_data
  printf '  %-8s %-14s %s\n' '' what found
  check_tools
  check_space
  check_address
  if command -v curl >/dev/null && find_engine; then check_engine; else check_no_engine; fi
  printf '\n'
  if [ $problems -gt 0 ]; then
    printf 'drydock: %s of these must be mended before Drydock runs here.\n' $problems >&2
    exit 1
  fi
  printf 'Nothing is in the way of ./drydock start.\n'
}

ok() { printf '  %-8s %-14s %s\n' ok "$1" "$2"; }
advice() { printf '  %-8s %-14s %s\n  %-8s %-14s -> %s\n' advice "$1" "$2" '' '' "$3"; }
problem() {
  printf '  %-8s %-14s %s\n  %-8s %-14s -> %s\n' problem "$1" "$2" '' '' "$3"
  problems=$((problems + 1))
}

# check_program <name> <program> <package>. Maven says its version only with a JDK.
check_program() {
  if command -v "$2" >/dev/null; then ok "$1" "$(version_of "$2")"
  elif can_install; then advice "$1" "missing" "./drydock start installs it."
  else problem "$1" "missing" "$(install_command "$3" "$3")"
  fi
}

check_tools() {
  if find_jdk; then ok JDK "$jdk_found at $jdk"; export JAVA_HOME="$jdk"
  else problem JDK "${jdk_newest:-none} (needed: $jdk_wanted)" "$(jdk_mend)"
  fi
  check_program curl curl curl
  check_program Maven mvn maven
  check_program Node node nodejs
  check_program npm npm npm
  if find_browser; then ok browser "$CHROMIUM"
  else advice browser "no Chromium; only ./drydock test needs one" "$(install_command chromium chromium)"
  fi
}

check_space() {
  least=${DRYDOCK_MIN_FREE_GB:-3}
  free=$(free_megabytes "$data")
  if [ "$free" -lt $((least * 1024)) ]; then problem "free disk" "$free MB at $data" "Free some space, or set DRYDOCK_DATA to a folder on a larger disk."
  elif [ "$free" -lt 15360 ]; then advice "free disk" "$free MB at $data" "15 GB leave room for many labs."
  else ok "free disk" "$((free / 1024)) GB at $data"
  fi
  memory=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null)
  if [ -n "$memory" ]; then
    if [ "$memory" -lt 1500 ]; then advice "free memory" "$memory MB" "The server takes about 500 MB and each lab up to 256 MB: free some, or add swap."
    else ok "free memory" "$memory MB"
    fi
  fi
  watches=$(cat /proc/sys/fs/inotify/max_user_instances 2>/dev/null)
  if [ -n "$watches" ]; then
    # Labs share the host's users: one lab can take all instances of root. Far above what its own memory holds it cannot.
    if [ "$watches" -lt $inotify_instances ]; then advice "inotify" "fs.inotify.max_user_instances is $watches, and one lab can take them all" "sysctl -w fs.inotify.max_user_instances=$inotify_instances (to keep it: a file in /etc/sysctl.d)"
    else ok inotify "fs.inotify.max_user_instances is $watches"
    fi
  fi
}

check_address() {
  if running=$(server_pid); then ok server "running (process $running)"
  elif ! command -v curl >/dev/null; then return
  elif port_is_free; then ok port "$port on $host is free"
  else advice port "$port on $host is taken$(port_holder)" "./drydock start --port N takes another."
  fi
}

check_no_engine() {
  if [ -n "${DOCKER_HOST-}" ]; then problem engine "nothing answers at DOCKER_HOST, $DOCKER_HOST" "Start that engine, or unset DOCKER_HOST and Drydock looks for one."
  elif [ -n "$denied" ]; then problem engine "no rights on $denied" "$(rights_mend)"
  elif can_install; then advice engine "none answers" "./drydock start installs docker.io and starts one of its own."
  else problem engine "none answers" "$(engine_mend)"
  fi
}

check_engine() {
  about=$(engine /version -m 10) info=$(engine /info -m 10)
  ok engine "$(engine_name "$about") $(printf '%s' "$about" | json Version) at $DOCKER_HOST"
  interface=$(printf '%s' "$about" | json ApiVersion)
  case $interface in
    1.4[1-9]*|1.[5-9][0-9]*|[2-9]*) ok interface "API $interface" ;;
    *) problem interface "API ${interface:-unknown}" "Drydock needs API 1.41: Docker 20.10 or Podman 4 and newer." ;;
  esac
  check_limit memory MemoryLimit
  check_limit processes PidsLimit
  check_limit CPU CpuCfsQuota
  case $info in
    *seccomp*) ok seccomp "system calls of labs are filtered" ;;
    *) problem seccomp "the engine filters no system calls" "Use a kernel and an engine built with seccomp." ;;
  esac
  case $info in
    *name=apparmor*) ok confinement "AppArmor" ;;
    *name=selinux*) ok confinement "SELinux" ;;
    *) advice confinement "neither AppArmor nor SELinux stands behind the other limits of labs" "Run the engine on a host with one of them; Debian and Ubuntu: apt-get install apparmor, then restart the engine." ;;
  esac
  case $info in
    *name=userns*) ok "user names" "root in a lab is nobody on the host" ;;
    *name=rootless*) ok "user names" "the engine itself is not root" ;;
    *) advice "user names" "root in a lab has root's number on the host, though none of its rights" "\"userns-remap\": \"default\" in the engine's daemon.json maps it away. Not where builder labs are taught: their images need more user numbers than that maps." ;;
  esac
  driver=$(printf '%s' "$info" | json Driver)
  case $driver in
    overlay*|btrfs|zfs) ok storage "$driver" ;;
    *) advice storage "$driver copies whole images for each lab" "Keep the engine's data on ext4 or xfs, where overlay2 works." ;;
  esac
  case $driver$info in
    overlay*'"Backing Filesystem","xfs"'*) ok "disk limit" "used for each lab where xfs is mounted with pquota" ;;
    *) advice "disk limit" "this storage has none for each lab, so labs are watched, frozen and ended" "Engine data on xfs, mounted with pquota, gives each lab a hard limit." ;;
  esac
  check_networks
  check_engine_disk "$(printf '%s' "$info" | json DockerRootDir)"
  for image in $(lab_images); do
    if [ -n "$(image_id "drydock/$image")" ]; then ok "lab image" "drydock/$image"
    else advice "lab image" "drydock/$image is not built yet" "./drydock start builds it."
    fi
  done
}

# Peers of a lab need bridges alone; the way to the internet leads through the host. Whether packet filters can be set is
# seen where the first is: without one, nobody gets the lab.
check_networks() {
  if [ "$(printf '%s' "$info" | json IPv4Forwarding)" = true ]; then ok "lab networks" "peers; the internet where DRYDOCK_SANDBOX_INTERNET=true allows it"
  else advice "lab networks" "peers only: this host forwards no packets, so no lab reaches the internet" "sysctl -w net.ipv4.ip_forward=1, if labs are to have the internet (DRYDOCK_SANDBOX_INTERNET=true)."
  fi
}

check_limit() {
  if [ "$(printf '%s' "$info" | json "$2")" = true ]; then ok "limit: $1" "enforced by control groups, version $(printf '%s' "$info" | json CgroupVersion)"
  else problem "limit: $1" "this engine cannot limit it, so one lab could starve the others" "Mount the control group (kernel options cgroup_enable=memory swapaccount=1), or run the engine as root."
  fi
}

device_of() { df -P "$1" | awk 'NR == 2 { print $1 }'; }

# Labs write there, and the host should not stop when they fill it.
check_engine_disk() {
  [ -d "$1" ] || return
  if [ "$(device_of "$1")" = "$(device_of /)" ]; then
    advice "engine disk" "$1 shares the system's file system" "Give it a file system of its own, so that labs cannot fill the host's."
  else ok "engine disk" "$1, $(($(free_megabytes "$1") / 1024)) GB free"
  fi
}

break_out() {
  app=target/quarkus-app
  exec "$JAVA_HOME/bin/java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*:$app/quarkus/generated-bytecode.jar" dev.drydock.sandbox.breakout.BreakoutReport "$@"
}
