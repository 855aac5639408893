#!/bin/sh
cd ~/guestbook
sed -i -e '/password/d' -e 's/127.0.0.1:8080/8080/' Dockerfile
docker build -t guestbook . && docker rm -f guestbook && docker run -d --name guestbook -p 8080:8080 guestbook
