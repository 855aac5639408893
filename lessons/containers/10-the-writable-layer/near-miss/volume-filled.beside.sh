#!/bin/sh
# The file was written to the writable layer, beside the volume.
docker volume create notes
docker run --rm -v notes:/root/notes busybox sh -c 'echo hello > /root/today'
