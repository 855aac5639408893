#!/bin/sh
# The learner's own shell takes the > for itself: the file lies in the lab, and in no container.
for name in one two three; do docker run -d --name $name busybox sleep 3600; done
docker exec one echo remember me > note
