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

own=
for file in near-miss/greeting.*.sh; do
  [ -f "$file" ] && [ "$file" != near-miss/greeting.other-file.sh ] || continue
  own=$file
  if [ "$(head -c 2 "$file")" != "#!" ]; then
    echo "$file has no first line that names its interpreter. It should be: #!/bin/sh"
    exit 1
  fi
  fresh
  run "$file"
  if [ -f "$box/root/greeting" ] && ! head -c 4096 "$box/root/greeting" | grep -qx hello && [ -s "$box/root/greeting" ]; then
    echo "$file leaves a greeting that says: $(head -c 60 "$box/root/greeting" | tr -s '\000-\037' ' '). That is a mistake that a learner could make."
    exit 0
  fi
done
if [ -z "$own" ]; then
  echo "There is no near-miss of yours yet. Its name begins with near-miss/greeting. and ends with .sh"
else
  echo "$own does not leave a wrong text in /root/greeting. It should write one there, which is not the line hello."
fi
exit 1
