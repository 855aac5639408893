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

{
  echo '#!/bin/bash'
  head -c 100000 lesson.md | tr -d '\r' \
    | awk '/^```/ && !code { code = 1; wanted = / run( |$)/; next } /^```/ { code = 0; next } code && wanted'
} > "$box/commands"
if [ "$(wc -l < "$box/commands")" -lt 2 ]; then
  echo "lesson.md has no block that is marked run any more, so nobody is told what to do."
  exit 1
fi
fresh
run "$box/commands"
for name in greeting signature; do
  if ! judge "$name"; then
    echo "After the commands of the text, checks/$name.sh does not pass. It says: $(head -c 200 "$box/said" | tr -s '\000-\037' ' ')"
    exit 1
  fi
done
fresh
echo hello > "$box/root/greeting"
if ! judge greeting; then
  echo "The commands of the text and the check agree, but not with the task: with hello in /root/greeting, checks/greeting.sh does not pass."
  exit 1
fi
echo "Whoever runs the commands of the text passes."
