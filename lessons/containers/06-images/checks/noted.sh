#!/bin/sh
noted=$(docker inspect --type image -f '{{.Id}} {{.GraphDriver.Data.UpperDir}} {{.GraphDriver.Data.LowerDir}}' noted 2>/dev/null)
if [ -z "$noted" ]; then
  echo "There is no image called noted yet. Freeze the container that has the note: docker commit one noted"
  exit 1
fi
if [ "${noted%% *}" = "$(docker inspect --type image -f '{{.Id}}' busybox)" ]; then
  echo "noted is only another name for busybox. Expected an image of its own, with the files of the container one: docker commit one noted"
  exit 1
fi

# Looked for in the folders that the image is made of, where a device marks what was deleted: to start a container takes long
# where much is going on.
set -f
IFS=' :'
for layer in ${noted#* }; do
  if [ -e "$layer/note" ] && [ ! -c "$layer/note" ]; then
    echo "Every container that starts from noted finds /note."
    exit 0
  fi
done
echo "The image noted holds no file /note. Expected the files of the container one. Does it still have its note? Then freeze it again: docker commit one noted"
exit 1
