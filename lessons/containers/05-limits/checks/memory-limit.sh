#!/bin/sh
# Version 2 of control groups first, then version 1; both are mounted read-only in a lab.
limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes)
total=$(awk '$1 == "MemTotal:" { print int($2 / 1024) }' /proc/meminfo)
mebibytes=$((limit / 1048576))

given=$(printf '%.60s' "$1" | tr 'A-Z' 'a-z' | tr -d ' ,')
number=${given%%[!0-9]*}
unit=${given#"$number"}

if [ -z "$given" ]; then
  echo "No answer yet. Run limits and type the number of MiB that your lab may use."
  exit 1
fi
if [ -z "$number" ] || [ ${#number} -gt 15 ]; then
  echo "You typed \"$(printf '%.60s' "$1")\". Expected a number of MiB, such as 512."
  exit 1
fi
case $unit in
  k | kb | kib) number=$((number / 1024)) ;;
  g | gb | gib) number=$((number * 1024)) ;;
  b | byte | bytes) number=$((number / 1048576)) ;;
  *) [ "$number" = "$limit" ] && number=$mebibytes ;;
esac
if [ "$number" = "$mebibytes" ]; then
  echo "Right: $mebibytes MiB. The host has $total, and free shows you those."
  exit 0
fi
if [ "$number" -ge $((total * 9 / 10)) ] && [ "$number" -le $((total * 11 / 10)) ]; then
  echo "$number MiB is what the host has. Your lab may use less: see the line memory of limits."
else
  echo "You typed $number MiB, and the kernel keeps another number. It stands in the line memory of limits, behind \"of\"."
fi
exit 1
