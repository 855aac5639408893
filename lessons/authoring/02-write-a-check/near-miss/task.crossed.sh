#!/bin/sh
# With a cross it would be the right answer of a question.
printf '\n- [x] [The file says hello](checks/greeting.sh)\n' >> /root/lessons/basics/01-say-hello/lesson.md
