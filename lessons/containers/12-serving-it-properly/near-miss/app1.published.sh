#!/bin/sh
# On the network, and reachable from outside as well.
docker network create inside
docker run -d --name app1 --network inside -p 8000:8000 busybox httpd -f -p 8000
