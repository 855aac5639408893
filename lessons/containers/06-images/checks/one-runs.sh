#!/bin/sh
found=$(docker inspect --type container -f '{{.State.Running}} {{.Image}} {{.Config.Image}}' one 2>/dev/null)
if [ -z "$found" ]; then
  echo "There is no container called one. Make it: docker run -d --name one busybox sleep 3600"
  exit 1
fi
set -f
set -- $found

if [ "$2" != "$(docker inspect --type image -f '{{.Id}}' busybox)" ]; then
  echo "The container one was made from ${3##*/}. Expected the image busybox. Remove it (docker rm -f one), and make it anew."
  exit 1
fi
if [ "$1" != true ]; then
  echo "The container one has ended, because its program did. Remove it (docker rm one), and give the next one a program that stays: docker run -d --name one busybox sleep 3600"
  exit 1
fi
echo "The container one runs, made from busybox."
