#!/bin/sh
expected=$(printf 'kiosk %s' "$LAB_SEED" | sha256sum | cut -c 1-10)
new=$(printf 'new kiosk %s' "$LAB_SEED" | sha256sum | cut -c 1-10)

given=$(printf '%.60s' "$1" | tr -d ' \t' | tr 'A-F' 'a-f')
if [ -z "$given" ]; then
  echo "No answer yet. Find the layer that has kiosk/token in it, and print that file: tar -xOf FILE kiosk/token"
elif [ "$given" = "$expected" ]; then
  echo "Right. It was removed, and still everybody who gets the image can read it."
  exit 0
elif [ "$given" = "$new" ]; then
  echo "That is the new token, from the folder ~/kiosk. The old one is in a layer of the image kiosk, as it was given to you."
else
  echo "You typed \"$given\", but the token says something else. It is ten letters and digits, in the file kiosk/token of one of the layers."
fi
exit 1
