#!/bin/sh
cd /root/lessons/basics/01-say-hello || exit
grep -q checks/greeting.sh lesson.md || printf '\n- [ ] [The file `/root/greeting` says hello](checks/greeting.sh)\n' >> lesson.md
