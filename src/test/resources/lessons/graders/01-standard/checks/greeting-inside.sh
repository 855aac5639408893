#!/bin/sh
# secret-of-the-graders
[ "$(ls /root | grep -c "^greeting$")" = 1 ] || { echo "There is no greeting."; exit 1; }
[ "$(cat /root/greeting)" = "hello from the learner" ] || { echo "The greeting says something else."; exit 1; }
