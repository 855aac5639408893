#!/bin/sh
# The first process of a container has a 1 behind its number in the lab, and conmon, the engine's watchman, as its parent.
first_processes() {
  grep -sE '^(PPid|NSpid):' /proc/[0-9]*/status | awk '
    { split($1, part, "/"); pid = part[3] }
    $1 ~ /PPid:$/ { parent[pid] = $2 }
    $1 ~ /NSpid:$/ && NF == 3 && $3 == 1 { print pid, parent[pid] }'
}

given=$(printf '%.60s' "$1")
expected=$(first_processes | while read -r pid parent; do
  if [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = conmon ]; then readlink "/proc/$pid/ns/pid" | tr -dc '0-9\n'; fi
done)
own=$(readlink /proc/self/ns/pid | tr -dc 0-9)

number=$(printf '%s' "$given" | tr -dc 0-9)
if [ -z "$expected" ]; then
  echo "No container runs now. Start one: docker run -d --name box busybox sleep 4000 (if the name is taken: docker rm -f box)"
  exit 1
fi
case $given in
  *[0-9]*) ;;
  *)
    echo "No answer yet. Type the number in the line that begins with pid:, in the right column."
    exit 1 ;;
esac
for namespace in $expected; do
  if [ "$number" = "$namespace" ]; then
    echo "Right. Your shell is in number $own: two lists of processes, in one kernel."
    exit 0
  fi
done
if [ "$number" = "$own" ]; then
  echo "That is the pid namespace of your shell, the left column. Type the number in the right one."
else
  echo "You typed \"$given\", but no container that runs is in such a pid namespace. Type the number in the line that begins with pid:, in the right column."
fi
exit 1
