#!/bin/sh
# A web server on the right port.
docker run -d -p 5000:80 busybox httpd -f -p 80 -h /etc
sleep 1
