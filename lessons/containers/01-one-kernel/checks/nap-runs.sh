#!/bin/sh
# The kernel's own link to the running file, so that a process that only calls itself nap does not count.
program=/root/nap

for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/exe" 2>/dev/null)" = "$program" ]; then
    echo "Process ${process#/proc/} runs $program."
    exit 0
  fi
done

if [ ! -f "$program" ]; then
  echo "There is no file $program yet. Copy one there: cp /usr/bin/sleep $program"
else
  echo "The file $program is there, but no process runs it: it is a program at rest. Start it: $program 3600 &"
fi
exit 1
