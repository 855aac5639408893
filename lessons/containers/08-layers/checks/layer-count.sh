#!/bin/sh
layers=$(docker inspect --type image -f '{{len .RootFS.Layers}}' shop 2>/dev/null)
if [ -z "$layers" ]; then
  echo "There is no image called shop yet. Build it: cd ~/shop, then docker build -t shop ."
  exit 1
fi

given=$(printf '%.20s' "$1" | tr -d ' \t')
if [ -z "$given" ]; then
  echo "No answer yet. Count the lines of docker history shop that have a size."
  exit 1
fi
if [ "$given" = "$layers" ]; then
  echo "Right: $layers layers. All other lines are settings."
  exit 0
fi
if [ "$given" = "$(docker history -q shop | wc -l)" ]; then
  echo "$given is the number of all lines of docker history. A line with 0B has changed no file, so it is a setting and no layer. Count the others."
else
  echo "You typed \"$given\", but the image shop is made of another number of layers. Count the lines of docker history shop whose size is not 0B."
fi
exit 1
