#!/bin/sh
# Prints the number that the process has in the container.
docker run -d --name box busybox sleep 4000 > /dev/null
docker exec box pidof sleep
