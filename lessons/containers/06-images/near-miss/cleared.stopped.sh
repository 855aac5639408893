#!/bin/sh
# Stopped is not removed: docker ps shows nothing, docker ps -a does.
docker run -d --name one busybox sh -c 'echo remember me > /note; sleep 3600'
docker commit one noted
docker kill one
