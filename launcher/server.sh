# Runs the server in the foreground of this terminal: its two lines are passed on, and it ends with the launcher.

# A bare Debian has no ps, other systems have no /proc.
command_of() {
  if [ -d /proc/self ]; then tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline"; else ps -p "$1" -o args= 2>/dev/null; fi
}

server_pid() {
  pid=$(cat "$data/run/server.pid" 2>/dev/null) && [ -n "$pid" ] \
    && command_of "$pid" | grep -q 'quarkus-run\.jar' && printf '%s\n' "$pid"
}

require_no_server() {
  running=$(server_pid) || return 0
  fail "Drydock is already running from this folder (process $running)." "./drydock stop ends it, or set DRYDOCK_DATA for a second one."
}

# Something listens where a connection is not refused.
port_is_free() {
  case $host in
    0.0.0.0) probe=127.0.0.1 ;;
    ::|'[::]') probe='[::1]' ;;
    \[*|*.*) probe=$host ;;
    *:*) probe="[$host]" ;;
    *) probe=$host ;;
  esac
  curl -s --noproxy '*' -o /dev/null -m 3 "http://$probe:$port/"
  [ $? -eq 7 ]
}

port_holder() {
  holder=$(ss -Hltnp "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -n 1)
  [ -n "$holder" ] && printf ' (%s)' "$holder"
}

port_taken() {
  fail "Port $port on $host is taken$(port_holder)." "Choose another, ./drydock start --port $((port % 65535 + 1)), or end what listens there."
}

require_free_port() { port_is_free || port_taken; }

serve() {
  pipe=$data/run/server.out
  rm -f "$pipe"
  mkfifo -m 0600 "$pipe" || fail "The data folder $data cannot hold a named pipe." "Set DRYDOCK_DATA to a folder on a local disk."
  export QUARKUS_HTTP_PORT="$port" QUARKUS_HTTP_HOST="$host"
  log=$data/server.log
  [ -s "$log" ] && mv -f "$log" "$log.before"
  "$JAVA_HOME/bin/java" @launcher/java-options -jar target/quarkus-app/quarkus-run.jar </dev/null >"$pipe" 2>"$log" &
  server=$!
  printf '%s\n' "$server" >"$data/run/server.pid"
  ended_by='' ready=''
  trap 'end_server 130' INT
  trap 'end_server 143' TERM
  trap 'end_server 129' HUP
  watch_start &
  watch=$!
  # A signal interrupts the reading, not the server: read on until the server itself has closed its end.
  exec 3<"$pipe"
  while :; do
    while IFS= read -r line <&3; do
      [ -n "$ready" ] || server_is_ready "$line"
      printf '%s\n' "$line"
    done
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  wait "$server"
  code=$?
  kill "$watch" 2>/dev/null
  rm -f "$pipe" "$data/run/server.pid"
  if [ -n "$ended_by" ]; then
    printf 'Drydock has ended; labs stay for the next start. ./drydock stop ends them too.\n'
    exit "$ended_by"
  fi
  [ $code -eq 0 ] || explain_server $code
}

watch_start() {
  trap - INT TERM HUP
  while :; do
    step starting
    sleep 1
  done
}

server_is_ready() {
  case $1 in
    'Drydock is ready'*) ;;
    *) return ;;
  esac
  ready=yes
  kill "$watch" 2>/dev/null
  wait "$watch" 2>/dev/null
  finish "process $server, log in $log"
  printf '\n'
}

# A second Ctrl-C does not wait.
end_server() {
  kill "$watch" 2>/dev/null
  if [ -n "$ended_by" ]; then kill -KILL "$server" 2>/dev/null; else kill -TERM "$server" 2>/dev/null; fi
  ended_by=$1
  printf '\n'
}

explain_server() {
  if grep -Eq 'Address already in use|already bound|seems to be in use' "$log"; then port_taken; fi
  if [ "$port" -lt 1024 ] && grep -q 'Permission denied' "$log"; then fail "Port $port needs root." "Choose one above 1023: ./drydock start --port 8080"; fi
  told=$(sed -n 's/^Drydock could not start: //p' "$log" | tail -n 1)
  [ -n "$told" ] && fail "The server could not start: $told" "The whole story: $log"
  grep -E 'ERROR|Caused by|Exception' "$log" | tail -n 8 | cut -c 1-200 | sed 's/^/      | /' >&2
  fail "The server ended unexpectedly (exit code $1)." "The whole story: $log"
}
