#!/bin/sh
holders=$(timeout 8 /usr/bin/docker ps --filter volume=notes --format '{{.Names}}' 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "The container engine does not answer. Wait a moment and check again; if it stays so, reset the lab."; exit 1 ;;
esac

for holder in $holders; do
  if [ "$holder" != desk ]; then
    printf 'The container %.60s has the volume now. The one that wrote to it first does not matter.\n' "$holder"
    exit 0
  fi
done
if [ -n "$holders" ]; then
  echo "Only desk has the volume. Start another container with it: docker run -d --name reader -v notes:/data busybox sleep 4000"
else
  echo "No container that runs has the volume notes. Start one with it: docker run -d --name reader -v notes:/data busybox sleep 4000"
fi
exit 1
