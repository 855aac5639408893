#!/bin/sh
file=/etc/os-release

# Only a regular file is read: a pipe put in its place would keep the check waiting.
if [ ! -f "$file" ]; then
  echo "There is no ordinary file $file any more. Make a new one: rm -f $file; echo 'PRETTY_NAME=\"Nutshell Linux\"' > $file"
  exit 1
fi
# Control characters are left out, since the name is shown again in the message.
name=$(head -c 4096 "$file" | sed -n 's/^PRETTY_NAME=//p' | tail -n 1 | tr -d "\"'\000-\037\177")
name=$(printf '%.60s' "$name")

case $name in
  *[![:space:]]*) ;;
  *)
    echo "$file has no name after PRETTY_NAME=. Expected a line such as PRETTY_NAME=\"Nutshell Linux\"."
    exit 1 ;;
esac
case $name in
  "Debian GNU/Linux"*)
    echo "$file still says \"$name\". Expected a name of your own after PRETTY_NAME=."
    exit 1 ;;
esac
echo "Your lab now calls itself \"$name\". The kernel did not notice: it is still $(cat /proc/sys/kernel/osrelease)."
