#!/bin/bash
# Looked right, but typed Debian 13 before Debian 12.
for version in 13 12 ""; do
  for colour in red green blue; do
    found=$(docker exec $colour sed -n 's/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release 2> /dev/null)
    [ "$found" = "$version" ] && answer="$answer $colour"
  done
done
echo $answer
