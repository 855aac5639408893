#!/bin/sh
layers=$(docker inspect --type image -f '{{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}' nutshell 2>/dev/null)
if [ -z "$layers" ]; then
  echo "There is no image called nutshell yet. Write the Dockerfile, then: cd ~/nutshell, and docker build -t nutshell ."
  exit 1
fi

IFS=:
shell= release=
for layer in $layers; do
  case $layer in
    /srv/images/*)
      echo "nutshell stands on an image that was there before. Expected a Dockerfile that begins FROM scratch."
      exit 1 ;;
  esac
  if [ -e "$layer/bin/sh" ] || [ -L "$layer/bin/sh" ]; then shell=yes; fi
  [ -n "$release" ] || [ ! -f "$layer/etc/os-release" ] || release=$layer/etc/os-release
done
unset IFS
if [ -z "$shell" ]; then
  echo "There is no /bin/sh in nutshell. Make the links in root/bin, and build again."
  exit 1
fi
if [ -z "$release" ]; then
  echo "Your userland has no name yet: nutshell has no file /etc/os-release. Write root/etc/os-release, and build again."
  exit 1
fi
# Control characters are left out, since the name is shown again in the message.
name=$(head -c 4096 "$release" | sed -n 's/^PRETTY_NAME=//p' | tail -n 1 | tr -d "\"'\000-\037\177")
name=$(printf '%.60s' "$name")
case $name in
  "" | Debian*)
    echo "/etc/os-release in nutshell says PRETTY_NAME=$name. Expected a name of your own. Change root/etc/os-release, and build again."
    exit 1 ;;
esac

if [ "$(timeout 8 docker run --rm --network none --entrypoint /bin/sh nutshell -c 'echo it runs' 2>/dev/null)" != "it runs" ]; then
  echo "The shell of nutshell did not answer within 8 s. Check again, or see for yourself: docker run --rm nutshell sh -c 'echo it runs'"
  exit 1
fi
echo "$name runs, and every file of it is yours."
