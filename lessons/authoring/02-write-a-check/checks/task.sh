#!/bin/sh
# where: outside
# reads: /root/lessons
lesson=/lab/root/lessons/basics/01-say-hello/lesson.md

if [ ! -f "$lesson" ]; then
  echo "The file /root/lessons/basics/01-say-hello/lesson.md is gone. A reset of the lab brings it back."
  exit 1
fi
found=$(head -c 100000 "$lesson" | tr -d '\r' | awk '
  /^ ? ? ?(```|~~~)/ { code = !code; next }
  code { next }
  /^[-*+] +\[ \] +\[[^]]*[^] ][^]]*\]\(checks\/greeting\.sh\) *$/ { print "task"; next }
  /^[-*+] +\[[xX]\] +\[.*\]\(checks\// { print "crossed"; next }
  /^[-*+] +\[ \] +\[.*\]\(/ { print "elsewhere"; next }
  /\]\(checks\/greeting\.sh\)/ { print "link" }')
case $found in
  *task*)
    echo "The lesson has a task. Whoever presses Check there has checks/greeting.sh run in their lab."
    exit 0 ;;
  *crossed*) echo "A cross marks an answer of a question. Leave the box of a task empty: - [ ]" ;;
  *elsewhere*) echo "There is a task, but its check is another file. Let it lead to checks/greeting.sh." ;;
  *link*) echo "There is a link to the check, but it is not a task. Write - [ ] in front of it, at the beginning of the line, and nothing behind it." ;;
  *) echo "The lesson has no task yet. Add a line such as: - [ ] [The file says hello](checks/greeting.sh)" ;;
esac
exit 1
