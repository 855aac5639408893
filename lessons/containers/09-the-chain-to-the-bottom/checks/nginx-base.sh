#!/bin/sh
given=$(printf '%.60s' "$1" | tr -d "\"' \t" | tr 'A-Z' 'a-z')
given=${given#docker.io/library/}
if [ -z "$given" ]; then
  echo "No answer yet. Compare the lowest layer of nginx with those of the other images, and type the name of the image."
  exit 1
fi

case $given in
  nginx | nginx:*)
    echo "That is the image itself. Which one lies below it?"
    exit 1 ;;
  scratch)
    echo "scratch is at the very bottom. Which image lies between it and nginx?"
    exit 1 ;;
  *[!a-z0-9.:/_-]*) given_layers= ;;
  *) given_layers=$(docker inspect --type image -f '{{range .RootFS.Layers}}{{.}} {{end}}' "$given" 2>/dev/null) ;;
esac
if [ -z "$given_layers" ]; then
  echo "You typed \"$given\", and there is no image of that name. Type one of the names that stand before the colons."
  exit 1
fi
case $(docker inspect --type image -f '{{range .RootFS.Layers}}{{.}} {{end}}' nginx) in
  "$given_layers"*)
    echo "Right: all layers of $given lie at the bottom of nginx."
    exit 0 ;;
esac
echo "$given has a layer that nginx has not, so nginx does not stand on it. Look for the image all of whose layers are in nginx."
exit 1
