#!/bin/bash
# Prints the answer that the learner types.
for version in 12 13 ""; do
  for colour in red green blue; do
    found=$(docker exec $colour sed -n 's/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release 2> /dev/null)
    [ "$found" = "$version" ] && answer="$answer $colour"
  done
done
echo $answer
