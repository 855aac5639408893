#!/bin/sh
# A page opens, but not the guest book.
docker rm -f guestbook && docker run -d --name guestbook -p 8080:80 nginx
sleep 1
