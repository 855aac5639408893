#!/bin/sh
# One of six orders of the three images, chosen by the lab's seed; the check knows the same table.
case $((0x$(printf '%s' "$LAB_SEED" | sha256sum | cut -c 1-4) % 6)) in
  0) order="debian:12 debian:13 busybox" ;;
  1) order="debian:12 busybox debian:13" ;;
  2) order="debian:13 debian:12 busybox" ;;
  3) order="debian:13 busybox debian:12" ;;
  4) order="busybox debian:12 debian:13" ;;
  *) order="busybox debian:13 debian:12" ;;
esac
set -- $order
for colour in red green blue; do
  docker tag "$1" "unknown:$colour"
  docker run -d --name "$colour" "unknown:$colour" sleep 4000
  shift
done
