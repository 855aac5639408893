#!/bin/sh
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

for name in greeting signature; do
  judge "$name"
  case $? in
    0) echo "On an untouched lab, checks/$name.sh passes, so it is empty. It should end with exit 1 there."; exit 1 ;;
    2) echo "On an untouched lab, checks/$name.sh breaks. Run it in the terminal to see why."; exit 1 ;;
  esac
done
echo somebody > "$box/root/signature"
if ! judge signature; then
  echo "Now checks/signature.sh never passes. With a name in /root/signature, it should end with exit code 0."
  exit 1
fi
echo "As long as nothing was done, no check passes."
