#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /home/learner/greeting
test -f /lab/home/learner/greeting || { echo "There is no greeting."; exit 1; }
[ "$(cat /lab/home/learner/greeting)" = "hello from the learner" ] || { echo "The greeting says something else."; exit 1; }
