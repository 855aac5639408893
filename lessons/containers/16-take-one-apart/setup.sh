#!/bin/sh
# Builds the image that the learner inherits, with a password in a layer, and starts a container of it.
set -e
# Every learner finds another password.
cd ~/guestbook
echo "harbour-$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-8)" > password.txt
docker build -t guestbook .
rm password.txt
docker run -d --name guestbook -p 8080:8080 guestbook
