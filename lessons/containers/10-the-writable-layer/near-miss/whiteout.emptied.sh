#!/bin/sh
# The file is empty, but it is there.
docker run -d --name second debian:12 sleep 4000
docker exec second sh -c ': > /etc/motd'
