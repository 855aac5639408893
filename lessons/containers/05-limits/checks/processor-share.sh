#!/bin/sh
if [ -f /sys/fs/cgroup/cpu.max ]; then
  read -r quota period < /sys/fs/cgroup/cpu.max
else
  quota=$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us) period=$(cat /sys/fs/cgroup/cpu/cpu.cfs_period_us)
fi
case $quota in
  max | -*)
    echo "This lab's host sets no limit for the processor." >&2
    exit 126 ;;
esac
percent=$((quota * 100 / period))

given=$(printf '%.60s' "$1" | tr 'A-Z,' 'a-z.' | tr -d ' %')
given=${given%percent}
case $given in
  "") echo "No answer yet. Divide the two numbers in the line processor of limits."; exit 1 ;;
  half | 1/2) given=50 ;;
  *[!0-9.]* | *.*.* | .) echo "You typed \"$(printf '%.60s' "$1")\". Expected a number of percent, such as 75."; exit 1 ;;
esac
# A share such as 0.5 is as good an answer as 50.
if awk -v given="$given" -v percent="$percent" 'BEGIN { exit !(given == percent || given * 100 == percent) }'; then
  echo "Right: $((quota / 1000)) of each $((period / 1000)) ms, that is $percent % of one processor."
  exit 0
fi
echo "You typed $given. Expected the milliseconds that are allowed, divided by those of a period, in percent."
exit 1
