#!/bin/sh
token=/home/learner/kiosk/token
if [ ! -s "$token" ] || [ ! -f "$token" ]; then
  echo "The file $token is not there any more. Put it back: $(printf 'new kiosk %s' "$LAB_SEED" | sha256sum | cut -c 1-10) has to be written in it."
  exit 1
fi
layers=$(docker inspect --type image -f '{{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}' kiosk 2>/dev/null)
if [ -z "$layers" ]; then
  echo "There is no image called kiosk. Build it: cd ~/kiosk, then docker build -t kiosk ."
  exit 1
fi

# Both tokens, since the image as it was given holds the old one.
old=$(printf 'kiosk %s' "$LAB_SEED" | sha256sum | cut -c 1-10)
new=$(head -c 200 "$token" | tr -d '\n')
set -f
IFS=:
opens=
for layer in $layers; do
  # A token is a small file; to search the large ones takes long.
  found=$(find "$layer" -type f -size -64k -exec grep -lF -e "$old" -e "$new" {} + 2>/dev/null | head -n 1)
  if [ -n "$found" ]; then
    echo "A layer of kiosk holds the token, in the file ${found#*/diff}. Keep it out of the build: name it in .dockerignore, or copy only open.sh. Then build again."
    exit 1
  fi
  [ -z "$(find "$layer" -name open.sh -type f 2>/dev/null | head -n 1)" ] || opens=yes
done
if docker history --no-trunc --format '{{.CreatedBy}}' kiosk | grep -qF -e "$old" -e "$new"; then
  echo "The token is not in a file, but it is written in an instruction of the Dockerfile: docker history --no-trunc kiosk shows it. Leave it out and build again."
  exit 1
fi
if [ -z "$opens" ]; then
  echo "The token is kept out, but open.sh as well. Expected open.sh in the image. What does .dockerignore name?"
  exit 1
fi
echo "The kiosk opens, and its token is nowhere in the pile."
