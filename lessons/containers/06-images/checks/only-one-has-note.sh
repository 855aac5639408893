#!/bin/sh
# One question to the engine for all three, and then their own sheets: to start a program in each takes long where much is
# going on.
found=$(docker inspect --type container -f '{{.Name}} {{.State.Running}} {{.GraphDriver.Data.UpperDir}}' one two three 2>/dev/null)

sheet() { echo "$found" | sed -n "s,^/*$1 true ,,p"; }
for name in one two three; do
  if [ -z "$(sheet $name)" ]; then
    echo "No container called $name runs. Start it: docker run -d --name $name busybox sleep 3600"
    exit 1
  fi
done

for name in two three; do
  if [ -e "$(sheet $name)/note" ]; then
    echo "There is a /note in $name, too. Expected it in one alone. Remove it: docker exec $name rm /note"
    exit 1
  fi
done
if [ ! -e "$(sheet one)/note" ]; then
  echo "None of the three has a file /note. Write one: docker exec one sh -c 'echo remember me > /note'"
  exit 1
fi
echo "One image, three containers, and the note is in one of them."
