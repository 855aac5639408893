#!/bin/sh
# The file lies in the lab, not in the container.
docker run -d --name c7 --network none busybox sleep 3600
dd if=/dev/zero of="$HOME/big" bs=1M count=5
