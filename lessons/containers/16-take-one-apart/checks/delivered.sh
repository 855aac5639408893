#!/bin/sh
# where: outside
# reads: /home/learner/guestbook.tar
# still: true
file=/lab/home/learner/guestbook.tar
password=harbour-$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-8)

if [ ! -f "$file" ]; then
  echo "There is no file ~/guestbook.tar yet. Write the image into it: docker save -o ~/guestbook.tar guestbook"
  exit 1
fi
if [ -z "$(tar -xOf "$file" manifest.json 2>/dev/null | head -c 65536)" ]; then
  echo "~/guestbook.tar holds no image: the list of its layers is missing. docker save writes images, docker export does not."
  exit 1
fi
# Layers in such a file are not compressed, so that their files can be searched as they are. BusyBox compares a line only
# up to its first NUL, of which archives are full.
contents() { tar -xOf "$file" 2>/dev/null | tr '\000' '\n'; }

if contents | grep -qF "$password"; then
  echo "The password is still in a layer of the image in ~/guestbook.tar. Build the image without the lines that need it, and save that one."
  exit 1
fi
if ! contents | grep -qF 'www/cgi-bin/book'; then
  echo "The image in ~/guestbook.tar is not the guest book: its page is missing."
  exit 1
fi
echo "~/guestbook.tar holds the guest book, and the password is in none of its layers."
