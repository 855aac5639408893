#!/bin/sh
# Looks at state, not at what was typed: there are many ways to write a file.
if [ ! -e /root/greeting ]; then
  echo "There is no file /root/greeting yet."
  exit 1
fi
grep -qx hello /root/greeting && exit 0
echo "/root/greeting is there, but has no line that says hello. It begins with: $(head -n 1 /root/greeting)"
exit 1
