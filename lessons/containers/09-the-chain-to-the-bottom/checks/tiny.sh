#!/bin/sh
tiny=$(docker inspect --type image -f '{{len .RootFS.Layers}} {{.GraphDriver.Data.UpperDir}}' tiny 2>/dev/null)
if [ -z "$tiny" ]; then
  echo "There is no image called tiny yet. Write the Dockerfile, then: cd ~/tiny, and docker build -t tiny ."
  exit 1
fi
if [ "${tiny%% *}" != 1 ]; then
  echo "tiny is made of ${tiny%% *} layers. Expected one: FROM scratch, and a single COPY."
  exit 1
fi

layer=${tiny#* }
files=$(find "$layer" -type f | head -n 3)
if [ "$(echo "$files" | grep -c .)" != 1 ]; then
  echo "The layer of tiny holds $(echo "$files" | sed "s,^$layer,," | tr '\n' ' ')and maybe more. Expected one single file, a program. Is it made FROM scratch, and does it copy busybox alone?"
  exit 1
fi
# Every program that the kernel loads by itself begins with these four bytes.
if [ "$(head -c 4 "$files" | tail -c 3)" != ELF ] || [ ! -x "$files" ]; then
  echo "The one file of tiny, ${files#"$layer"}, is no program. Copy one that needs no other file, such as busybox."
  exit 1
fi
echo "One layer, one file, $(($(stat -c %s "$files") / 1000)) kB. It needs nothing but a kernel."
