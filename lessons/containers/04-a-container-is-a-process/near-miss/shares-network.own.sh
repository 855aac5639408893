#!/bin/sh
# A container with a network of its own, as usual.
docker run -d --name open busybox sleep 4321
