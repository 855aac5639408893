#!/bin/sh
# Every container was given a note.
for name in one two three; do docker run -d --name $name busybox sh -c 'echo remember me > /note; sleep 3600'; done
