#!/bin/sh
# needs: hundred-run
# The number changes a little all the time, so one that was right a minute ago is right.
group=/sys/fs/cgroup
bytes=$(cat $group/memory.current $group/memory/memory.usage_in_bytes 2>/dev/null | head -n 1)
now=$((bytes / 1048576))

set -f
set -- $1
typed=$(printf '%.40s' "$*")
given=${1%[Mm]*}
case $given in
  "") echo "No answer yet. Run ./lab-use and type the first number in the line memory."; exit 1 ;;
  *[!0-9]* | ???????*) echo "You typed \"$typed\". Expected a whole number of MiB, as ./lab-use prints it."; exit 1 ;;
esac
if [ "$given" -ge $((now * 6 / 10)) ] && [ "$given" -le $((now * 15 / 10)) ]; then
  echo "Right: about $now MiB now, for your lab, its engine and a hundred containers."
  exit 0
fi
case $given in
  1024) echo "1024 MiB is what your lab may use at most. Expected what it uses now: the first number in the line memory." ;;
  *) echo "You typed \"$typed\", and your lab uses another amount. Run ./lab-use again and type the first number in the line memory." ;;
esac
exit 1
