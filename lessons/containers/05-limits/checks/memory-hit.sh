#!/bin/sh
# The kernel's own count; no process of the lab can write it.
killed=$(awk '$1 == "oom_kill" { print $2 }' /sys/fs/cgroup/memory.events 2>/dev/null ||
  awk '$1 == "oom_kill" { print $2 }' /sys/fs/cgroup/memory/memory.oom_control)
if [ "${killed:-0}" -gt 0 ]; then
  echo "The kernel's count says $killed. The limit held, and your shell is still there."
  exit 0
fi
echo "The kernel has not had to end a process yet. Start one that fills more memory than your limit: python3 -c 'bytearray(400 * 1024 * 1024)'"
exit 1
