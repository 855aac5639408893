#!/bin/sh
# Every learner finds another word.
word=$(printf %s "$LAB_SEED" | sha256sum | cut -c 1-6)
echo "The word is lantern-$word." > ~/door/note.txt

# The prompt appears when the engine of the lab answers.
for _ in $(seq 200); do
  docker version > /dev/null 2>&1 && exit 0
  sleep 0.2
done
echo "The engine of the lab does not answer." >&2
exit 1
