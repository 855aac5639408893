#!/bin/sh
# A kernel's file names its own release: two bytes at 526 say where the text stands, counted from byte 512.
kernel=/usr/share/vm/kernel
if [ ! -f "$kernel" ]; then
  echo "The file $kernel is gone, so no machine can boot. Reset the lab to get it back."
  exit 1
fi
at=$(($(od -An -t u2 -j 526 -N 2 "$kernel") + 512))
expected=$(dd if="$kernel" bs=1 skip="$at" count=100 2>/dev/null | tr '\000' ' ' | cut -d ' ' -f 1)
laptop=$(cat /proc/sys/kernel/osrelease)

set -f
set -- $1
[ "$1" = Linux ] && shift
given=$(printf '%.60s' "$*")

case $given in
  "") echo "No answer yet. Run uname -r in terminal 2, in the hidden machine, and type the line that it prints." ;;
  "$expected")
    echo "Right: Linux $expected, the hidden machine's kernel. The container has no other."
    exit 0 ;;
  "$laptop") echo "That is the kernel of the laptop. It knows nothing of the container. Ask in terminal 2, in the hidden machine." ;;
  *) echo "You typed \"$given\", and the hidden machine's kernel says something else. Type the whole line that uname -r prints in terminal 2." ;;
esac
exit 1
