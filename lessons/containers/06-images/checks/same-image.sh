#!/bin/sh
mine=$(docker inspect --type image -f '{{.Id}}' mine:1.0 2>/dev/null)
if [ -n "$mine" ] && [ "$mine" = "$(docker inspect --type image -f '{{.Id}}' busybox)" ]; then
  echo "Two names, one image: both stand for the ID $(printf '%.12s' "${mine#sha256:}")."
  exit 0
fi
if [ -n "$mine" ]; then
  echo "mine:1.0 names another image than busybox does. Hang the label on the right one: docker tag busybox mine:1.0"
elif docker inspect --type image mine >/dev/null 2>&1; then
  echo "There is an image named mine, but its tag is latest. Expected the tag 1.0, after a colon: mine:1.0"
else
  echo "No image has the name mine:1.0. Give it to busybox: docker tag busybox mine:1.0"
fi
exit 1
