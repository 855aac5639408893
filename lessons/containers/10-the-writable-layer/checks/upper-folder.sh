#!/bin/sh
folders=$(timeout 8 /usr/bin/docker inspect -f '{{.GraphDriver.Data.UpperDir}} {{.GraphDriver.Data.LowerDir}} {{.GraphDriver.Data.MergedDir}}' desk 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "There is no container desk. Start one: docker run -d --name desk debian:12 sleep 4000"; exit 1 ;;
esac
set -f
given=$(printf '%.300s' "$1" | tr -d ' "')
given=${given%/}
set -- $folders

case $given in
  "") echo "No answer yet. Type the path that echo \"\$upper\" prints." ;;
  "$1")
    echo "Right. All that desk has written so far lies there: $(du -sk "$1" | cut -f 1) KiB."
    exit 0 ;;
  "$3") echo "That is the merged view, where both are laid on each other. The writable layer is the one called UpperDir." ;;
  /srv/images/*) echo "That folder belongs to the image, and it is read-only. The writable layer is the one called UpperDir." ;;
  */*) echo "That is not the writable layer of the desk that exists now. Ask again: docker inspect -f '{{.GraphDriver.Data.UpperDir}}' desk" ;;
  *) echo "You typed \"$(printf '%.60s' "$given")\". Expected a path, from its first / on. Ask: docker inspect -f '{{.GraphDriver.Data.UpperDir}}' desk" ;;
esac
exit 1
