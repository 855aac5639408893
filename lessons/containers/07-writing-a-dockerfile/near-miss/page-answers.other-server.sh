#!/bin/sh
# Something answers on the port, but it is another program.
docker run -d --name web -p 5000:5000 busybox httpd -f -p 5000 -h /etc
