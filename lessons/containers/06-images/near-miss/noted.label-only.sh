#!/bin/sh
# A label is no image of its own.
docker tag busybox noted
