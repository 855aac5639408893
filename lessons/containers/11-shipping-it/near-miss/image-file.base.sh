#!/bin/sh
# An image, but the one it was built from.
docker save -o ~/site.tar busybox
