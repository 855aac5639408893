#!/bin/sh
upper=$(timeout 8 /usr/bin/docker inspect -f '{{.GraphDriver.Data.UpperDir}}' second 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "There is no container second. Start one: docker run -d --name second debian:12 sleep 4000"; exit 1 ;;
esac
mark=$upper/etc/motd

if [ -c "$mark" ] && [ "$(stat -c '%t %T' "$mark")" = "0 0" ]; then
  echo "There it is, a device 0, 0 that hides the file. In the image, motd lies where it always was."
  exit 0
fi
if [ -f "$mark" ] && [ ! -s "$mark" ]; then
  echo "motd is empty in second, and so it is changed, not deleted. Delete it: docker exec second rm /etc/motd"
elif [ -e "$mark" ] || [ -L "$mark" ]; then
  echo "In second there is a motd of its own, above the image's. Delete it: docker exec second rm /etc/motd"
else
  echo "In second the image's motd still shines through. Delete it there: docker exec second rm /etc/motd"
fi
exit 1
