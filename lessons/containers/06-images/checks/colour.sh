#!/bin/sh
expected=$(printf 'parcel %s' "$LAB_SEED" | sha256sum | cut -c 1-6)

given=$(printf '%.60s' "$1" | tr -d "\"' \t" | tr 'A-F' 'a-f')
given=${given#COLOUR=}
if [ -z "$given" ]; then
  echo "No answer yet. Look for COLOUR in the settings of the image: docker inspect -f '{{json .Config}}' parcel"
  exit 1
fi
if [ "${given#\#}" = "$expected" ]; then
  echo "Right: every container from parcel finds COLOUR set to #$expected. Nobody else's parcel has this one."
  exit 0
fi
echo "You typed \"$given\", but the image puts something else into COLOUR. It is a # and six letters or digits, behind COLOUR= in the list Env."
exit 1
