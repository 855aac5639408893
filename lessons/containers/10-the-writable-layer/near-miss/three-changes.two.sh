#!/bin/sh
# A file was added and one was deleted; only folders count as changed.
docker run -d --name desk debian:12 sleep 4000
docker exec desk sh -c 'echo hello > /root/note; rm /etc/issue'
