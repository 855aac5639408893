#!/bin/sh
# where: outside
# still: true
# The ticker and its children, as the host sees them. Those that a shell forgot stay its children.
ticker=$(awk '/ticker\.sh$/ && $0 !~ /conmon/ { print $1; exit }' /lab/.ps)

if [ -z "$ticker" ]; then
  echo "The ticker does not run. It should be mended, not removed: docker start ticker, or start it anew from ~/ticker/ticker.sh."
  exit 1
fi
children=$(awk -v parent="$ticker" '$2 == parent && $4 !~ /^Z/' /lab/.ps | wc -l)
if [ "$children" -gt 3 ]; then
  echo "The ticker has $children processes that it started and did not wait for. Expected: no more than the one it is waiting for. Find out in its script why they stay, and restart it."
  exit 1
fi
echo "The ticker runs and leaves nothing behind. If its script still starts what stays, more will come, and this will not hold at the end."
