#!/bin/sh
# A volume, at a folder in which nobody writes.
docker rm -f guestbook
docker run -d --name guestbook -p 8080:8080 -v book:/www/data guestbook httpd -f -p 8080 -h /www
sleep 1
