#!/bin/sh
# Refuses everybody, because there is no server.
docker run -d -p 2222:22 busybox nc -lk -p 22 -e false
sleep 1
