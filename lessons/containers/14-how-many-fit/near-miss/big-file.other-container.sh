#!/bin/sh
# Both containers have the file.
for name in c7 c8; do
  docker run -d --name $name --network none busybox sleep 3600
  docker exec $name dd if=/dev/zero of=/big bs=1M count=5
done
