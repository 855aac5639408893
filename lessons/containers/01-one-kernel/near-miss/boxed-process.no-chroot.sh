#!/bin/sh
# The box's own program, started outside of the box.
mkdir /root/box
cp /opt/drydock/bin/busybox /root/box/
/root/box/busybox sleep 4000 > /dev/null 2>&1 < /dev/null &
