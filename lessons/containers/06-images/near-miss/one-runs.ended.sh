#!/bin/sh
# It was made from the right image, but its program has ended.
docker run --name one busybox echo hello
