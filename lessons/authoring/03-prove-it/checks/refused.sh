#!/bin/sh
# needs: own-near-miss
lesson=/root/lessons/basics/01-say-hello
cd "$lesson" 2>/dev/null || { echo "The folder $lesson is gone. A reset of the lab brings it back."; exit 1; }

# A small lab in a folder. The author's scripts run in there, with no more rights than the author's own shell has.
box=$(mktemp -d /tmp/box.XXXXXX)
trap 'rm -rf "$box"' EXIT
mkdir "$box/root" "$box/tmp" "$box/etc" "$box/dev" "$box/usr"
cp -a /opt/drydock/bin "$box/bin"
ln -s ../bin "$box/usr/bin"
echo root:x:0:0::/root:/bin/sh > "$box/etc/passwd"
: > "$box/script" && chmod 755 "$box/script"
fresh() { rm -rf "$box/root" && mkdir "$box/root"; }
run() {
  head -c 100000 "$1" > "$box/script"
  (ulimit -f 200; exec timeout -s KILL 3 supervisor run -- /opt/drydock/bin/chroot "$box" /script) \
    > "$box/said" 2> /dev/null < /dev/null
}
# 0: passed, 1: not yet, 2: broken
judge() {
  [ -f "checks/$1.sh" ] || { echo "The file checks/$1.sh is gone. A reset of the lab brings it back."; exit 1; }
  run "checks/$1.sh"
  case $? in 0) return 0 ;; 126 | 127 | 129 | 1[3-9]?) return 2 ;; *) return 1 ;; esac
}

fresh
echo hello > "$box/root/greeting"
if ! judge greeting; then
  echo "Now checks/greeting.sh refuses the right greeting. With the line hello in /root/greeting, it should pass."
  exit 1
fi
tried=0
for file in near-miss/*.sh; do
  [ -f "$file" ] && [ "$tried" -lt 8 ] || continue
  tried=$((tried + 1))
  name=${file#near-miss/}
  name=${name%%.*}
  fresh
  run "$file"
  if judge "$name"; then
    echo "checks/$name.sh takes $file for the right answer. Mend the check."
    exit 1
  fi
done
fresh
echo "She said hello, and othello." > "$box/root/greeting"
if judge greeting; then
  echo "Your near-misses are refused, but the check still finds hello in the middle of a line. With grep -x the whole line has to be hello."
  exit 1
fi
if [ "$tried" -lt 2 ]; then
  echo "The near-misses are gone. Write one of your own first."
  exit 1
fi
echo "Every near-miss is refused, and the right greeting passes."
