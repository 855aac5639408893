#!/bin/sh
# where: outside
expected=$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-6)
given=$(printf '%.60s' "$1" | tr -cd '[:alnum:]-' | tr 'A-Z' 'a-z')

case $given in
  '') echo "No answer yet. Log in, and read the note: cat note.txt" ;;
  *lantern-"$expected" | *lantern-"$expected"[!0-9a-z]* | "$expected")
    echo "Right: the note says lantern-$expected. You read it inside the container."
    exit 0 ;;
  *lantern*) echo "\"$given\" begins well, but the note in your container has another ending. Copy it from the terminal." ;;
  *) echo "\"$given\" is not the word in the note. Log in as guest, and read it: cat note.txt" ;;
esac
exit 1
