#!/bin/sh
# The application's text on the right port, by another server.
mkdir ~/page && echo 'Hello from container x, process 1' > ~/page/index.html
docker run -d -p 8080:80 -v ~/page:/page busybox httpd -f -p 80 -h /page
sleep 1
