#!/bin/sh
if ! docker inspect --type image noted >/dev/null 2>&1; then
  echo "There is no image called noted. First freeze a container with a note in it: docker commit one noted"
  exit 1
fi
left=$(docker ps -a --format '{{.Names}}' | head -n 5 | tr '\n' ' ')
if [ -n "$left" ]; then
  echo "These containers are left, running or stopped: ${left% }. Remove them: docker rm -f ${left% }"
  exit 1
fi
echo "Nothing runs, nothing is left over, and the image is there for the next container."
