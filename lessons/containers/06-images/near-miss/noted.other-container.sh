#!/bin/sh
# The wrong container was frozen, one without a note.
docker run -d --name one busybox sh -c 'echo remember me > /note; sleep 3600'
docker run -d --name two busybox sleep 3600
docker commit two noted
