#!/bin/sh
read -r typed
if [ "$1" = 6 ] && [ "$typed" = 6 ]; then
  echo "Right."
  exit 0
fi
printf 'You typed "%s".\n' "$1"
exit 1
