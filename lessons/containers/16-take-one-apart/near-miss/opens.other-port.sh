#!/bin/sh
# Another port is published, and the server still listens to itself alone.
docker rm -f guestbook && docker run -d --name guestbook -p 8080:80 guestbook
