#!/bin/sh
# A web server on the right port.
docker run -d -p 2222:22 busybox httpd -f -p 22
sleep 1
