#!/bin/sh
cd ~/guestbook
sed -i '/^CMD/i RUN chown -R 1000 /data\nUSER 1000' Dockerfile
docker build -t guestbook . && docker rm -f guestbook && docker run -d --name guestbook -p 8080:8080 guestbook
