#!/bin/sh
# The tag is missing, so it is latest.
docker tag busybox mine
