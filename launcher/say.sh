# What the person in front of it sees: one line a stage, renewed in place on a terminal and printed once a step
# elsewhere; failures as one sentence with what mends them.

live=
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then live=yes; fi
width=$(stty size 2>/dev/null </dev/tty | cut -d ' ' -f 2)
[ "${width:-0}" -gt 40 ] 2>/dev/null || width=80
child=

now() { date +%s; }

stage() {
  stage=$1 stage_began=$(now) last_step=
  step "…"
}

step() {
  if [ "$live" ]; then
    printf '\r\033[K  ..  %-11s%4s s  %s' "$stage" $(($(now) - stage_began)) "$(printf '%s' "$1" | cut -c "1-$((width - 26))")"
  elif [ "$1" != "$last_step" ] && [ "$1" != "…" ]; then
    printf '  ..  %-11s%4s s  %s\n' "$stage" $(($(now) - stage_began)) "$1"
  fi
  last_step=$1
}

finish() {
  [ "$live" ] && printf '\r\033[K'
  printf '  ok  %-11s%4s s  %s\n' "$stage" $(($(now) - stage_began)) "$1"
}

# A line that stays, between the stages' own.
note() {
  [ "$live" ] && printf '\r\033[K'
  printf '      %s\n' "$1"
}

# fail <what is wrong, one sentence> [<what mends it>]...
fail() {
  [ "$live" ] && printf '\r\033[K'
  printf 'drydock: %s\n' "$1" >&2
  shift
  for mend; do printf '         %s\n' "$mend" >&2; done
  exit 1
}

# run <log> <sed script that turns a log line into a step> <command>...: runs the command and shows how far it is.
# A long build prints thousands of lines: elsewhere than on a terminal a step is shown every few seconds at most.
run() {
  log=$1 steps=$2; shift 2
  "$@" </dev/null >"$log" 2>&1 &
  child=$!
  shown_at=0 reached=…
  while kill -0 "$child" 2>/dev/null; do
    line=$(tail -n 40 "$log" 2>/dev/null | tr '\r' '\n' | sed -n "$steps" | tail -n 1)
    if [ "$live" ] || [ $(($(now) - shown_at)) -ge 5 ]; then
      reached=${line:-$reached}
      step "$reached"
      shown_at=$(now)
    fi
    sleep 0.2
  done
  wait "$child"
  result=$?
  child=
  return $result
}

# Commands in the background of a script ignore Ctrl-C, so the one that is running has to be told, and what it runs.
interrupted() {
  trap '' INT TERM HUP
  if [ -n "$child" ]; then
    pkill -TERM -P "$child" 2>/dev/null
    kill -TERM "$child" 2>/dev/null
    wait "$child" 2>/dev/null
  fi
  printf '\ndrydock: interrupted while preparing; the next start goes on from here.\n' >&2
  exit "$1"
}
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
trap 'interrupted 129' HUP
