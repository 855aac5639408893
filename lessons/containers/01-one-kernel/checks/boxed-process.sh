#!/bin/sh
# /proc/PID/root is what the kernel takes for that process's /, whatever the process is called.
box=/root/box
outside=

for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/root" 2>/dev/null)" = "$box" ]; then
    echo "Process ${process#/proc/} lives in the box: its / is your folder $box."
    exit 0
  fi
  if [ "$(readlink "$process/exe" 2>/dev/null)" = "$box/busybox" ]; then
    outside=${process#/proc/}
  fi
done

if [ ! -d "$box" ]; then
  echo "There is no folder $box yet. Make it: mkdir $box"
elif [ ! -f "$box/busybox" ]; then
  echo "The box is empty. Put a program in it: cp /opt/drydock/bin/busybox $box/"
elif [ -n "$outside" ]; then
  echo "Process $outside runs the box's program, but its / is the lab's own, so it is not in the box. Start it with chroot $box in front."
else
  echo "The box is ready, but no process runs in it now. Start one that stays: chroot $box /busybox sleep 4000 &"
fi
exit 1
