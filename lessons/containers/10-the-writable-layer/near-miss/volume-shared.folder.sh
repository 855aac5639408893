#!/bin/sh
# A folder of the lab that is called like the volume, and not the volume.
docker volume create notes
mkdir -p /home/learner/notes
docker run -d --name reader -v /home/learner/notes:/data busybox sleep 4000
