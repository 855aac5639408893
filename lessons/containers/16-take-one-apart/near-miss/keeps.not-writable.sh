#!/bin/sh
# The volume is root's, and the server is not root.
docker rm -f guestbook
docker run -d --name guestbook -p 8080:8080 -v book:/data --user 1000 guestbook httpd -f -p 8080 -h /www
sleep 1
