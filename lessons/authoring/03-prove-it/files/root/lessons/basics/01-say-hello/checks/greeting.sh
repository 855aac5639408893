#!/bin/sh
if [ ! -f /root/greeting ]; then
  echo "There is no file /root/greeting yet. Write one: echo hello > /root/greeting"
  exit 1
fi
if ! grep -q hello /root/greeting; then
  echo "The file /root/greeting does not say hello. It says: $(head -c 40 /root/greeting)"
  exit 1
fi
