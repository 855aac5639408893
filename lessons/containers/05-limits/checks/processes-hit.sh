#!/bin/sh
# The kernel's own count; no process of the lab can write it.
refused=$(awk '$1 == "max" { print $2 }' /sys/fs/cgroup/pids.events 2>/dev/null ||
  awk '$1 == "max" { print $2 }' /sys/fs/cgroup/pids/pids.events)
if [ "${refused:-0}" -gt 0 ]; then
  echo "The kernel has refused a process $refused times. Those that ran were left in peace."
  exit 0
fi
echo "No process has been refused yet. Run crowd and wait until it is done."
exit 1
