#!/bin/sh
folder=$(timeout 8 /usr/bin/docker volume inspect -f '{{.Mountpoint}}' notes 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "There is no volume notes. Make it: docker volume create notes"; exit 1 ;;
esac
file=$(find "$folder" -type f -size +0c 2>/dev/null | head -n 1)
if [ -n "$file" ]; then
  printf 'The volume holds %.60s. On the disk of your lab it lies below %.120s.\n' "${file##*/}" "$folder"
  exit 0
fi
echo "The volume notes is there, but it holds no file with something in it. Write to the folder where a container has it: docker exec desk sh -c 'echo hello > /root/notes/today'"
exit 1
