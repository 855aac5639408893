#!/bin/sh
cd /root/lessons/basics/01-say-hello/checks || exit
grep -q 'exit 1' signature.sh || sed -i 's/^fi$/  exit 1\nfi/' signature.sh
