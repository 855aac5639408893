#!/bin/sh
# where: outside
# The processes as the host sees them; the master is one, and each worker another.
count=$(grep -c 'bin/gunicorn ' /lab/.ps)

if [ "$count" -ge 4 ]; then
  echo "gunicorn runs: a master and $((count - 1)) workers."
  exit 0
fi
if [ "$count" -gt 0 ]; then
  echo "gunicorn runs with $((count - 1)) workers. Expected: at least 3, so put --workers 3 into the CMD, build again, and start a new container."
elif grep -q 'bin/flask run' /lab/.ps; then
  echo "The development server still runs. Build the image again after the change of CMD, remove the old container with docker rm -f shop, and start a new one."
else
  echo "gunicorn does not run. docker ps -a shows whether the container ended, and docker logs shop says why."
fi
exit 1
