#!/bin/sh
# The first process of a container has a 1 behind its number in the lab, and conmon, the engine's watchman, as its parent.
first_processes() {
  grep -sE '^(PPid|NSpid):' /proc/[0-9]*/status | awk '
    { split($1, part, "/"); pid = part[3] }
    $1 ~ /PPid:$/ { parent[pid] = $2 }
    $1 ~ /NSpid:$/ && NF == 3 && $3 == 1 { print pid, parent[pid] }'
}

network=$(readlink /proc/self/ns/net)
apart=
while read -r pid parent; do
  [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = conmon ] || continue
  if [ "$(readlink "/proc/$pid/ns/net" 2>/dev/null)" = "$network" ]; then
    echo "Process $pid is in a container, and it uses your lab's own network."
    exit 0
  fi
  apart=$pid
done << PROCESSES
$(first_processes)
PROCESSES

if [ -n "$apart" ]; then
  echo "Containers run, but each has a network of its own. Start one with --network host before the name of the image: docker run -d --name open --network host busybox sleep 4321"
else
  echo "No container runs now. Start one: docker run -d --name open --network host busybox sleep 4321"
fi
exit 1
