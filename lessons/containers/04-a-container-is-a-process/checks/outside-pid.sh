#!/bin/sh
# The first process of a container has a 1 behind its number in the lab, and conmon, the engine's watchman, as its parent.
first_processes() {
  grep -sE '^(PPid|NSpid):' /proc/[0-9]*/status | awk '
    { split($1, part, "/"); pid = part[3] }
    $1 ~ /PPid:$/ { parent[pid] = $2 }
    $1 ~ /NSpid:$/ && NF == 3 && $3 == 1 { print pid, parent[pid] }'
}

expected=$(first_processes | while read -r pid parent; do
  if [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = conmon ]; then echo "$pid"; fi
done)

set -f
set -- $1
given=$(printf '%.60s' "$*")

if [ -z "$expected" ]; then
  echo "No container runs now. Start one: docker run -d --name box busybox sleep 4000 (if the name is taken: docker rm -f box)"
  exit 1
fi
if [ -z "$given" ]; then
  echo "No answer yet. Run ps -o pid,user,args -C sleep in the lab and type the number."
  exit 1
fi
for pid in $expected; do
  if [ "$given" = "$pid" ]; then
    echo "Right: in your lab it is process $pid, in the container it is process 1."
    exit 0
  fi
done
case $given in
  1) echo "1 is its number in the container. Process 1 of your lab is the supervisor. Which number does ps show in the lab?" ;;
  *[!0-9]*) echo "You typed \"$given\". Expected a number: the PID that ps shows in the lab." ;;
  *) echo "Process $given is not the first process of a container. Run ps -o pid,user,args -C sleep in the lab and type the number in the column PID." ;;
esac
exit 1
