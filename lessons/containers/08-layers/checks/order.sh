#!/bin/sh
layers=$(docker inspect --type image -f '{{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}' shop 2>/dev/null)
if [ -z "$layers" ]; then
  echo "There is no image called shop yet. Build it: cd ~/shop, then docker build -t shop ."
  exit 1
fi

# From the top of the pile down; what counts is the uppermost layer that holds the application.
depth=0 app= flask=
IFS=:
for layer in $layers; do
  depth=$((depth + 1))
  [ -n "$app" ] || [ -z "$(find "$layer" -path "$layer/usr" -prune -o -name app.py -print 2>/dev/null | head -n 1)" ] || app=$depth
  for package in "$layer"/usr/lib/python3*/*-packages/flask "$layer"/usr/local/lib/python3*/*-packages/flask; do
    [ ! -d "$package" ] || flask=$depth
  done
done

if [ -z "$app" ]; then
  echo "The image shop has no app.py in it. Expected a line COPY . . in its Dockerfile."
elif [ -z "$flask" ]; then
  echo "The image shop has no Flask in it. Expected a line RUN pip install flask in its Dockerfile."
elif [ "$app" -ge "$flask" ]; then
  echo "The layer with app.py does not lie above the one with Flask, so every change of the application installs Flask again. Let RUN pip install flask come before COPY, and build: docker build -t shop ."
else
  echo "Flask lies below, your application above. From now on a change of the one leaves the other as it is."
  exit 0
fi
exit 1
