#!/bin/sh
# where: outside
expected=$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-8)
given=$(printf '%.60s' "$1" | tr -cd '[:alnum:]-' | tr 'A-Z' 'a-z')

case $given in
  "harbour-$expected" | "$expected")
    echo "Right. It was deleted one layer higher, and everybody who has the image has it still."
    exit 0 ;;
  '') echo "No answer yet. The password is in a layer of the image guestbook: docker save writes all layers into one file." ;;
  *) echo "\"$given\" is not the password that was built into your image. It is the content of a file password.txt in one of the layers." ;;
esac
exit 1
