#!/bin/sh
# A first process of a pid namespace, but the engine made it.
docker run -d --name box busybox sleep 4000
