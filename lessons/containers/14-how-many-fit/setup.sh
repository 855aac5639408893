#!/bin/sh
# The prompt appears when the engine of the lab answers.
for _ in $(seq 200); do
  docker version > /dev/null 2>&1 && exit 0
  sleep 0.2
done
echo "The engine of the lab does not answer." >&2
exit 1
