#!/bin/sh
# The server runs, but no way leads to it.
docker run -d --name page busybox httpd -f -p 8080 -h /etc
