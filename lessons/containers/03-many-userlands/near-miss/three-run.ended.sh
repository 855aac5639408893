#!/bin/sh
# Three containers were made, but the program of one ended at once, and with it the container.
docker run -d debian:12 sleep 4000
docker run -d debian:13 true
docker run -d busybox sleep 4000
