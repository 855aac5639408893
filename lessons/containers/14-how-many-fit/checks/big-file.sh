#!/bin/sh
# Looks into the folders where the engine keeps what containers write: a hundred calls of docker exec would take too long.
store=/srv/containers/storage/overlay
if ! upper=$(timeout 8 /usr/bin/docker inspect --type container -f '{{.GraphDriver.Data.UpperDir}}' c7 2>/dev/null); then
  echo "There is no container c7. Start it: docker run -d --name c7 --network none busybox sleep 3600"
  exit 1
fi

for file in $store/*/diff/big; do
  if [ -f "$file" ] && [ "$file" != "$upper/big" ]; then
    echo "Another container wrote a file /big, too. Expected it in c7 alone. docker diff tells which one has it; docker exec NAME rm /big removes it."
    exit 1
  fi
done
if [ ! -f "$upper/big" ]; then
  echo "Container c7 has no file /big yet. Write it: docker exec c7 dd if=/dev/zero of=/big bs=1M count=5"
  exit 1
fi
size=$(stat -c %s "$upper/big")
if [ "$size" -ne 5242880 ]; then
  echo "The file /big of c7 has $size bytes. Expected 5 MiB, which is 5242880. Write it anew: docker exec c7 dd if=/dev/zero of=/big bs=1M count=5"
  exit 1
fi
echo "c7 alone pays for these 5 MiB. The others do not even see the file."
