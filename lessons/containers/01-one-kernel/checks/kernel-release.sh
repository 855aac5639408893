#!/bin/sh
# Asks the kernel through /proc, so that a replaced uname does not change the answer.
expected=$(cat /proc/sys/kernel/osrelease)

set -f
set -- $1
[ "$1" = Linux ] && shift
given=$(printf '%.60s' "$*")

if [ -z "$given" ]; then
  echo "No answer yet. Run uname -r in the terminal and type the line that it prints."
  exit 1
fi
if [ "$given" = "$expected" ]; then
  echo "Right: the kernel that serves your lab is Linux $expected."
  exit 0
fi
case $given in
  12 | 12.* | *ebian* | *ookworm*)
    echo "\"$given\" names Debian, not the kernel. Type the line that uname -r prints." ;;
  *)
    echo "You typed \"$given\", and the kernel says something else. Type the whole line that uname -r prints; you can copy it from the terminal." ;;
esac
exit 1
