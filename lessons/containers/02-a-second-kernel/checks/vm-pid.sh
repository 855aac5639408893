#!/bin/sh
# The kernel's own link to the running file, so that a process that only calls itself qemu does not count.
machines=
for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/exe" 2>/dev/null)" = /usr/bin/qemu-system-x86_64 ]; then
    machines="$machines ${process#/proc/}"
  fi
done

set -f
set -- $1
given=$(printf '%.60s' "$*")

if [ -z "$machines" ]; then
  echo "No virtual machine runs now. Type vm in the second terminal, wait for its prompt, then look for its PID in the lab."
  exit 1
fi
if [ -z "$given" ]; then
  echo "No answer yet. Run ps -ef in the lab and type the number in the second column of the line with qemu."
  exit 1
fi
for machine in $machines; do
  if [ "$given" = "$machine" ]; then
    echo "Right: process $machine is the whole machine. End it, and everything in the machine is gone at once."
    exit 0
  fi
done
case $given in
  1) echo "Process 1 of your lab is its supervisor, and process 1 of the machine is known to the machine only. Look for the line with qemu." ;;
  *[!0-9]*) echo "You typed \"$given\". Expected a number: the PID in the line with qemu." ;;
  *) echo "Process $given is not the machine. Type the number in the second column of the line with qemu." ;;
esac
exit 1
