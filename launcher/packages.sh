# Installing what is missing, where that is ours to do: as root on Debian or Ubuntu. Elsewhere the exact commands are
# printed. Also what every command needs before anything else: the data folder, free disk, curl.

may_set_up() { [ "${DRYDOCK_SET_UP:-yes}" != no ]; }
is_debian() { [ -e /etc/debian_version ] && command -v apt-get >/dev/null; }
can_install() { may_set_up && is_debian && [ "$(id -u)" = 0 ]; }

open_data() {
  data=${DRYDOCK_DATA:-$root/data}
  # Keys, the database and one-time links are in there. A folder that somebody else made keeps its mode.
  [ -d "$data" ] || (umask 077 && mkdir -p "$data") 2>/dev/null \
    || fail "The data folder $data cannot be written." "Make it yours, or set DRYDOCK_DATA to another folder."
  data=$(cd "$data" && pwd -P)
  logs=$data/log
  mkdir -p "$logs" "$data/run" 2>/dev/null || fail "The disk of $data is full or read-only." "Free some space, or set DRYDOCK_DATA."
  export DRYDOCK_DATA="$data"
}

free_megabytes() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }'; }

require_free_disk() {
  least=${DRYDOCK_MIN_FREE_GB:-3}
  for folder in "$data" "$root"; do
    free=$(free_megabytes "$folder")
    [ "${free:-999999}" -ge $((least * 1024)) ] || fail "The disk is nearly full: ${free} MB are free at $folder, Drydock needs $least GB." \
      "Free some space there, or set DRYDOCK_DATA to a folder on a larger disk."
  done
}

# install <what for> <package>...
install() {
  what_for=$1; shift
  note "Installing $* from the system's packages: $what_for."
  [ "${apt_updated-}" ] || run "$logs/apt-update.log" 's/^[GH][a-z]*:[0-9]* //p' apt-get update
  apt_updated=yes
  run "$logs/apt-install.log" '/^Unpacking /p; /^Setting up /p; /^Get:/p' \
    env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=180 install -y --no-install-recommends "$@" && return 0
  if grep -q 'No space left' "$logs/apt-install.log"; then fail "The disk is full: the packages could not be unpacked." "Free some space and start again."; fi
  if unreachable_in "$logs/apt-update.log" "$logs/apt-install.log"; then
    fail "The package mirror cannot be reached, so $1 could not be installed." \
      "Check the network and /etc/apt/sources.list (a proxy: Acquire::http::Proxy in /etc/apt/apt.conf.d), then start again." \
      "The whole story: $logs/apt-install.log"
  fi
  fail "The system's packages did not give $1: $(sed -n 's/^E: //p' "$logs/apt-install.log" | head -n 1)" "The whole story: $logs/apt-install.log"
}

unreachable_in() {
  grep -Eqs 'Temporary failure resolving|Could not resolve|Unable to connect|Could not connect|Connection timed out|Network is unreachable|Connection failed' "$@"
}

# install_command <Debian packages> <the rest of the world's>: what to type on this system.
install_command() {
  family=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID-}" "${ID_LIKE-}")
  [ "$(id -u)" = 0 ] && sudo= || sudo='sudo '
  case "$family $(uname -s)" in
    *debian*|*ubuntu*) printf '%sapt-get update && %sapt-get install %s' "$sudo" "$sudo" "$1" ;;
    *fedora*|*rhel*) printf '%sdnf install %s' "$sudo" "$2" ;;
    *suse*) printf '%szypper install %s' "$sudo" "$2" ;;
    *arch*) printf '%spacman -S %s' "$sudo" "$2" ;;
    *alpine*) printf '%sapk add %s' "$sudo" "$2" ;;
    *Darwin*) printf 'brew install %s' "$2" ;;
    *) printf "install %s with your system's packages" "$2" ;;
  esac
}

require_curl() {
  command -v curl >/dev/null && return
  can_install || fail "curl is missing, and the launcher talks to the container engine with it." "$(install_command curl curl)"
  stage curl
  install "the launcher talks to the container engine with it" curl ca-certificates
  finish installed
}
