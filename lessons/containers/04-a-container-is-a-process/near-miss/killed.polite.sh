#!/bin/sh
# Signal 15 from outside: a first process that did not prepare for it never gets it.
docker run -d --name box busybox sleep 4000
kill $(docker inspect -f '{{.State.Pid}}' box)
