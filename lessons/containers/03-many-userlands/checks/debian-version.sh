#!/bin/sh
# Read from the shared images, which no lab can write to. The one of Debian 13 is the one that says so.
expected=
for layer in /srv/images/overlay/*/diff; do
  if grep -qs '^VERSION_ID="13"' "$layer/etc/os-release" "$layer/usr/lib/os-release"; then
    expected=$(cat "$layer/etc/debian_version")
  fi
done
if [ -z "$expected" ]; then
  echo "No layer below /srv/images holds Debian 13." >&2
  exit 126
fi

set -f
set -- $1
given=$(printf '%.60s' "$*")

if [ -z "$given" ]; then
  echo "No answer yet. Run cat /etc/debian_version in a container of debian:13 and type what it prints."
  exit 1
fi
if [ "$given" = "$expected" ]; then
  echo "Right: the userland is Debian $expected. Your lab's own is Debian $(cat /etc/debian_version)."
  exit 0
fi
case $given in
  "$(cat /etc/debian_version)") echo "$given is the version of your lab's own userland. Ask in a container: docker run --rm debian:13 cat /etc/debian_version" ;;
  13) echo "Nearly: $given is only the first part. Type the whole line of /etc/debian_version." ;;
  *) echo "You typed \"$given\", and the file says something else. Run docker run --rm debian:13 cat /etc/debian_version and type what it prints." ;;
esac
exit 1
