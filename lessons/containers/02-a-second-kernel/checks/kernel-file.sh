#!/bin/sh
expected=/usr/share/vm/kernel

set -f
set -- $1
[ "$1" = -kernel ] && shift
given=$(printf '%.80s' "$*")

case $given in
  "") echo "No answer yet. Type the path that stands behind -kernel." ;;
  "$expected")
    echo "Right: $expected holds a kernel, $(($(wc -c < "$expected") / 1048576)) MiB of it. No container needs such a file."
    exit 0 ;;
  */system) echo "$given is the machine's userland. Type the path that stands behind -kernel." ;;
  /boot*) echo "Your lab's /boot is empty, as in every container. Type the path that stands behind -kernel." ;;
  *) echo "You typed \"$given\". Expected the path that stands behind -kernel, from its first / on." ;;
esac
exit 1
