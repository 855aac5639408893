#!/bin/sh
# The token is kept out, and so is the program.
cd /home/learner/kiosk || exit 1
printf '%s\n' token open.sh > .dockerignore
sed -i '/rm token/d' Dockerfile
docker build -t kiosk .
