#!/bin/sh
# Ended, but not removed.
docker run -d --name c1 --network none busybox sleep 3600
docker kill c1
