# The container engine, spoken to by its HTTP interface through curl: that needs no client program, and Docker and
# Podman answer alike. Finds one; where none answers, own-engine.sh may start one.

# engine_call <engine> <path> <curl options>...
engine_call() {
  at=$1 path=$2; shift 2
  case $at in
    unix://*) curl -gsS --noproxy '*' --unix-socket "${at#unix://}" "$@" "http://localhost$path" ;;
    tcp://*)
      if [ -n "${DOCKER_TLS_VERIFY-}" ]; then
        keys=${DOCKER_CERT_PATH:-$HOME/.docker}
        curl -gsS --cacert "$keys/ca.pem" --cert "$keys/cert.pem" --key "$keys/key.pem" "$@" "https://${at#tcp://}$path"
      else
        curl -gsS "$@" "http://${at#tcp://}$path"
      fi ;;
    *) return 1 ;;
  esac
}

engine() { engine_call "$DOCKER_HOST" "$@"; }

engine_answers() { [ "$(engine_call "$1" /_ping -m 5 2>/dev/null)" = OK ]; }

# json <field>: the first string, number or truth of that name in what is read.
json() { grep -Eo "\"$1\":(\"[^\"]*\"|[0-9a-z]+)" | head -n 1 | cut -d : -f 2- | tr -d '"'; }

denied=

engine_places() {
  if [ -n "${DRYDOCK_ENGINE_SEARCH+set}" ]; then
    # shellcheck disable=SC2086 # a list
    printf '%s\n' $DRYDOCK_ENGINE_SEARCH
    return
  fi
  runtime=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
  printf '%s\n' /var/run/docker.sock "$runtime/docker.sock" "$HOME/.docker/run/docker.sock" "$HOME/.docker/desktop/docker.sock" \
    "$HOME/.colima/default/docker.sock" "$HOME/.orbstack/run/docker.sock" /run/podman/podman.sock "$runtime/podman/podman.sock"
}

# Sets DOCKER_HOST to the engine that answers. Our own comes before the usual ones: the labs of the last start are in it.
find_engine() {
  denied=
  if [ -n "${DOCKER_HOST-}" ]; then
    engine_answers "$DOCKER_HOST"
    return
  fi
  while IFS= read -r socket; do
    [ -S "$socket" ] || continue
    if [ ! -w "$socket" ]; then
      denied=${denied:-$socket}
    elif engine_answers "unix://$socket"; then
      export DOCKER_HOST="unix://$socket"
      return 0
    fi
  done <<PLACES
$(own_engine_socket)
$(engine_places)
PLACES
  return 1
}

# shellcheck disable=SC2012 # the group's name, as ls gives it everywhere
rights_mend() { printf 'sudo usermod -aG %s %s, then log in again.' "$(ls -ld "$denied" | awk '{ print $4 }')" "$(id -un)"; }

engine_mend() {
  case "$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID-}" "${ID_LIKE-}") $(uname -s)" in
    *debian*|*ubuntu*)
      install_command docker.io ''
      [ "$(id -u)" = 0 ] || printf ' && sudo usermod -aG docker %s, then log in again.' "$(id -un)" ;;
    *fedora*|*rhel*) printf 'sudo dnf install podman && sudo systemctl enable --now podman.socket, then start Drydock with sudo.' ;;
    *Darwin*) printf 'brew install colima && colima start' ;;
    *) printf '%s && sudo systemctl enable --now docker' "$(install_command docker.io docker)" ;;
  esac
}

no_engine() {
  if [ -n "${DOCKER_HOST-}" ]; then
    case $DOCKER_HOST in
      unix://*|tcp://*) fail "No container engine answers at DOCKER_HOST, $DOCKER_HOST." "Start that engine, or unset DOCKER_HOST and Drydock looks for one." ;;
      *) fail "DOCKER_HOST is $DOCKER_HOST, and Drydock reaches engines by unix:// and tcp:// only." "Forward its socket to this machine and name that in DOCKER_HOST." ;;
    esac
  fi
  if [ -n "$denied" ]; then
    fail "You have no rights on the engine's socket $denied." "$(rights_mend)"
  fi
  may_set_up && [ "$(id -u)" = 0 ] && is_debian && return
  fail "No container engine answers on this machine." "$(engine_mend)"
}

require_engine() {
  if ! find_engine; then
    no_engine
    note "No container engine answers here: Drydock starts one of its own."
    install_engine
    # Where an init system runs, the package has started its service by now.
    find_engine || start_own_engine
  fi
  raise_inotify
  about=$(engine /version -m 10)
  finish "$(engine_name "$about") $(printf '%s' "$about" | json Version), API $(printf '%s' "$about" | json ApiVersion), at $DOCKER_HOST"
}

engine_name() { case $1 in *[Pp]odman*) printf Podman ;; *) printf Docker ;; esac; }
