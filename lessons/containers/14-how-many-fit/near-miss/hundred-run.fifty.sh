#!/bin/sh
# Half of them.
for i in $(seq 50); do docker run -d --name "c$i" --network none busybox sleep 3600; done
