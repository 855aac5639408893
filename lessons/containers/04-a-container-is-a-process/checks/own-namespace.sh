#!/bin/sh
# The first process of a pid namespace has a 1 behind its number in the lab. Children of conmon are the engine's.
first_processes() {
  grep -sE '^(PPid|NSpid):' /proc/[0-9]*/status | awk '
    { split($1, part, "/"); pid = part[3] }
    $1 ~ /PPid:$/ { parent[pid] = $2 }
    $1 ~ /NSpid:$/ && NF == 3 && $3 == 1 { print pid, parent[pid] }'
}

contained=
while read -r pid parent; do
  if [ -z "$pid" ]; then continue; fi
  if [ "$(cat "/proc/$parent/comm" 2>/dev/null)" != conmon ]; then
    echo "Process $pid of your lab is process 1 in a list of its own, and no engine made it."
    exit 0
  fi
  contained=yes
done << PROCESSES
$(first_processes)
PROCESSES

command="unshare --user --map-root-user --pid --fork --mount-proc sleep 5000 &"
if [ -n "$contained" ]; then
  echo "The engine's containers have lists of their own, but no process has that you put there yourself. With --pid and --fork it would: $command"
else
  echo "No process that runs has a list of its own. It takes --pid and also --fork, and a program that stays: $command"
fi
exit 1
