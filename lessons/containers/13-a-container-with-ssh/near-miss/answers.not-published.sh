#!/bin/sh
# Something that would say the right thing, on a port that leads nowhere.
docker run -d busybox nc -lk -p 22 -e echo SSH-2.0-door
sleep 1
