#!/bin/sh
# A link to the check that is no item with a box.
printf '\n[The file says hello](checks/greeting.sh)\n' >> /root/lessons/basics/01-say-hello/lesson.md
