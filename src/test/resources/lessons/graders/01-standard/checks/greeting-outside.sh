#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /root/greeting
test -f /lab/root/greeting || { echo "There is no greeting."; exit 1; }
[ "$(cat /lab/root/greeting)" = "hello from the learner" ] || { echo "The greeting says something else."; exit 1; }
