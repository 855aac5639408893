#!/bin/sh
# Looks at state, not at what was typed: there are many ways to write a file.
if [ ! -e /tmp/greeting ]; then
  echo "There is no file /tmp/greeting yet."
  exit 1
fi
grep -qx hello /tmp/greeting && exit 0
echo "/tmp/greeting is there, but has no line that says hello. It begins with: $(head -n 1 /tmp/greeting)"
exit 1
