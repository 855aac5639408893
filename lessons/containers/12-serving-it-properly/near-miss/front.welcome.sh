#!/bin/sh
# nginx as it comes, which knows of no application.
docker run -d --name front -p 8080:80 nginx
sleep 1
