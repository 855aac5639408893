#!/bin/sh
# The same table as in the step's set-up: by the seed, so that a renamed or replaced container does not change the answer.
case $((0x$(printf '%s' "$LAB_SEED" | sha256sum | cut -c 1-4) % 6)) in
  0) expected="red green blue" ;;
  1) expected="red blue green" ;;
  2) expected="green red blue" ;;
  3) expected="blue red green" ;;
  4) expected="green blue red" ;;
  *) expected="blue green red" ;;
esac

set -f
set -- $(printf '%s' "$1" | tr 'A-Z,;' 'a-z  ')
given=$(printf '%.60s' "$*")

if [ -z "$given" ]; then
  echo "No answer yet. Type the three colours, such as: red green blue"
  exit 1
fi
if [ "$given" = "$expected" ]; then
  echo "Right: $1 is Debian 12, $2 is Debian 13 and $3 is BusyBox."
  exit 0
fi
for colour in red green blue; do
  case " $given " in
    *" $colour "*) ;;
    *) echo "You typed \"$given\". Expected each of red, green and blue once, with blanks between."; exit 1 ;;
  esac
done
if [ $# -ne 3 ]; then
  echo "You typed \"$given\". Expected three colours: that of Debian 12, that of Debian 13, that of BusyBox."
else
  echo "Not so. Look once more: docker exec $1 cat /etc/os-release should name Debian 12, the same in $2 Debian 13, and $3 should have no such file."
fi
exit 1
