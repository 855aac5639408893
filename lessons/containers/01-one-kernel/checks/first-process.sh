#!/bin/sh
# Read from /proc and not from the learner's ps. A full path is as good an answer as the bare name.
expected=$(cat /proc/1/comm)

set -f
set -- $1
given=$(printf '%.60s' "${1##*/}")

if [ -z "$given" ]; then
  echo "No answer yet. Run cat /proc/1/comm and type the word that it prints."
  exit 1
fi
if [ "$given" = "$expected" ]; then
  echo "Right: process 1 runs $expected. No start-up of a whole machine, just one small program."
  exit 0
fi
case $given in
  bash | -bash)
    echo "$given is the shell you type in. It was not the first. Look for the line with 1 in the column PID." ;;
  *)
    echo "You typed \"$given\", but process 1 has another name. Look for the line with 1 in the column PID, or run cat /proc/1/comm." ;;
esac
exit 1
