#!/bin/sh
# One question to the engine for both: a line for each, its layers from the bottom up.
found=$(docker inspect --type image -f '{{range .RootFS.Layers}}{{.}} {{end}}' nutshell page 2>/dev/null)
nutshell=$(echo "$found" | sed -n 1p)
page=$(echo "$found" | sed -n 2p)

if [ -z "$page" ]; then
  echo "Both images have to be there, nutshell and page. Which of them does docker images not show? Build it."
  exit 1
fi
above=${page#"$nutshell"}
if [ "$above" = "$page" ]; then
  echo "The layers of nutshell are not at the bottom of page. Expected a Dockerfile that begins FROM nutshell. Build page again."
elif [ -z "$above" ]; then
  echo "page has no layer of its own, it is nutshell by another name. Expected a COPY of your page in its Dockerfile."
else
  set -- $above
  [ $# -eq 1 ] && own="one layer" || own="$# layers"
  echo "page stands on nutshell, with $own of its own on top."
  exit 0
fi
exit 1
