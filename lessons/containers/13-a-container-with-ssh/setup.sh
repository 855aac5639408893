#!/bin/sh
# Every learner finds another word.
word=$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-6)
echo "The word is lantern-$word." > ~/door/note.txt
