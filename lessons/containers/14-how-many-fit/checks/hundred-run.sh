#!/bin/sh
# where: outside
# Each container of the lab's engine is the child of a conmon, as the host sees it.
running=$(awk '
  NR > 1 { parent[$1] = $2; command[$1] = $5; state[$1] = $4 }
  END { for (pid in parent) if (command[parent[pid]] ~ /(^|\/)conmon$/ && state[pid] !~ /^Z/) n++; print n + 0 }' /lab/.ps)

if [ "$running" -ge 100 ]; then
  echo "$running containers run in your lab, all on one kernel."
  exit 0
fi
echo "$running containers run now. Expected 100. Start those that are missing; docker ps shows which ones run."
exit 1
