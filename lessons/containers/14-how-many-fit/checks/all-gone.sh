#!/bin/sh
# needs: hundred-run
if ! left=$(timeout 8 /usr/bin/docker ps -aq 2>/dev/null); then
  echo "The engine of your lab does not answer. Wait a moment and check again."
  exit 1
fi
set -f
set -- $left
if [ $# -gt 0 ]; then
  echo "$# containers are left, running or stopped. Remove them: docker rm -f \$(docker ps -aq)"
  exit 1
fi
echo "All gone. Your lab is as empty as it was, and ready for the next hundred."
