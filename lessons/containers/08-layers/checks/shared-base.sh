#!/bin/sh
# One question to the engine for all three images: a line for each, its layers from the bottom up.
found=$(docker inspect --type image -f '{{range .RootFS.Layers}}{{.}} {{end}}' python gate tower 2>/dev/null)
python=$(echo "$found" | sed -n 1p)
gate=$(echo "$found" | sed -n 2p)
tower=$(echo "$found" | sed -n 3p)

# The engine answers for those that there are, in the order asked.
if [ -z "$gate" ] || [ -z "$tower" ]; then
  for image in gate tower; do
    if ! docker inspect --type image $image >/dev/null 2>&1; then
      echo "There is no image called $image yet. Build it from a Dockerfile that begins FROM python."
      exit 1
    fi
  done
fi
if [ "$gate" = "$tower" ]; then
  echo "gate and tower have the very same layers. Expected one layer in each that the other has not: let them write different files."
  exit 1
fi
for image in gate tower; do
  [ $image = gate ] && own=$gate || own=$tower
  above=${own#"$python"}
  if [ "$above" = "$own" ]; then
    echo "The image $image does not stand on the layers of python. Expected a Dockerfile that begins FROM python."
    exit 1
  fi
  set -- $above
  if [ $# -ne 1 ]; then
    echo "Above those of python the image $image has $# layers. Expected one: a Dockerfile with FROM python and one RUN."
    exit 1
  fi
done
set -- $python
echo "gate and tower share $# layers, and each has one of its own."
