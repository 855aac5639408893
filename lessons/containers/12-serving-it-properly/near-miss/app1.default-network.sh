#!/bin/sh
# The network is there, and app1 is not on it.
docker network create inside
docker run -d --name app1 busybox httpd -f -p 8000
