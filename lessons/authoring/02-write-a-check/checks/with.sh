#!/bin/sh
script=/root/lessons/basics/01-say-hello/checks/greeting.sh

if [ ! -f "$script" ] || [ ! -x "$script" ]; then
  echo "There is no script checks/greeting.sh that may be run yet. The step before says how to write it."
  exit 1
fi
# A small lab in a folder. The author's script runs in there, with no more rights than the author's own shell has.
box=$(mktemp -d /tmp/box.XXXXXX)
trap 'rm -rf "$box"' EXIT
mkdir "$box/root" "$box/tmp" "$box/etc" "$box/dev" "$box/usr"
cp -a /opt/drydock/bin "$box/bin" && rm "$box/bin/supervisor" && ln -s ../bin "$box/usr/bin"
head -c 100000 "$script" > "$box/check" && chmod 755 "$box/check"
look() {
  (ulimit -f 200; exec timeout -s KILL 3 /opt/drydock/bin/supervisor run -- /opt/drydock/bin/chroot "$box" /check) \
    > "$box/said" 2> "$box/complained" < /dev/null
  code=$?
  said=$(head -c 300 "$box/said" | tr -s '\000-\037' ' ')
  said=${said% }
  case $code in
    0) verdict=passed ;;
    126 | 127) verdict=broken; why="it uses a command that is not there: $(head -c 200 "$box/complained" | tr -s '\000-\037' ' ')" ;;
    137) verdict=broken; why="it did not come to an end within 3 seconds" ;;
    *) verdict=not-yet; [ "$code" -le 128 ] || { verdict=broken; why="a signal ended it"; } ;;
  esac
}

echo hello > "$box/root/greeting"
look
case $verdict in
  passed)
    echo "With hello in /root/greeting, your check passes."
    exit 0 ;;
  broken) echo "With hello in /root/greeting, your check is broken: $why" ;;
  *) echo "With hello in /root/greeting, your check ends with exit code $code and says: ${said:-nothing}. It should end with exit code 0." ;;
esac
exit 1
