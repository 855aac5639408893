#!/bin/sh
docker rm -f guestbook && docker run -d --name guestbook -p 8080:8080 -v book:/data guestbook
sleep 1
