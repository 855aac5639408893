#!/bin/sh
# where: outside
# still: true
# As the host sees it: root of a container is the learner, 1000; everybody else in there has a number above 100000.
users=$(awk '$5 ~ /(^|\/)httpd$/ { print $3 }' /lab/.ps | sort -un)

if [ -z "$users" ]; then
  echo "No httpd runs, so the guest book is closed. docker ps -a shows what became of its container."
  exit 1
fi
for user in $users; do
  if [ "$user" -lt 100000 ]; then
    echo "A server httpd still runs as root of its container. Put USER into the Dockerfile, build, remove the old container, and start a new one."
    exit 1
  fi
done
echo "The server runs as a user who may do little. The host knows this user by the number $user."
