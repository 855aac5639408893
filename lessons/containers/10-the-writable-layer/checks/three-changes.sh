#!/bin/sh
folders=$(timeout 8 /usr/bin/docker inspect -f '{{.GraphDriver.Data.UpperDir}} {{.GraphDriver.Data.LowerDir}}' desk 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "There is no container desk. Start one: docker run -d --name desk debian:12 sleep 4000"; exit 1 ;;
esac
upper=${folders% *}
layers=$(printf '%s' "${folders#* }" | tr ':' ' ')

in_image() {
  for layer in $layers; do
    [ ! -e "$layer$1" ] || return 0
  done
  return 1
}

# What the engine itself puts into every container is no change of the learner's.
added= changed=
while read -r path; do
  path=${path#"$upper"}
  case $path in
    "" | /etc/hosts | /etc/hostname | /etc/resolv.conf | /run/.containerenv | /.dockerenv) ;;
    *) if in_image "$path"; then changed=$path; else added=$path; fi ;;
  esac
done << FILES
$(find "$upper" -type f | head -n 500)
FILES
deleted=$(find "$upper" -type c | head -n 1)
deleted=${deleted#"$upper"}

if [ -n "$added" ] && [ -n "$changed" ] && [ -n "$deleted" ]; then
  printf 'Added %.80s, changed %.80s, deleted %.80s. The image knows nothing of it.\n' "$added" "$changed" "$deleted"
  exit 0
fi
missing=
[ -n "$added" ] || missing="$missing Nothing was added: write a new file, such as /root/note."
[ -n "$changed" ] || missing="$missing No file of the image was changed: add a line to /etc/motd, for example."
[ -n "$deleted" ] || missing="$missing Nothing of the image was deleted: remove /etc/issue, for example."
echo "Not all three yet.$missing"
exit 1
