#!/bin/sh
# where: outside
# reads: /root/lessons
# needs: title
# A heading in a block of code is no heading, and a comment of a shell script looks like one.
lesson=/lab/root/lessons/basics/01-say-hello/lesson.md

if [ ! -f "$lesson" ]; then
  echo "There is no file /root/lessons/basics/01-say-hello/lesson.md. The button in the first step writes it."
  exit 1
fi
found=$(head -c 100000 "$lesson" | tr -d '\r' | awk '
  /^ ? ? ?(```|~~~)/ { code = !code; next }
  code { next }
  /^## +[^ ]/ { step = 1; print "step"; next }
  /^#+ / { print "other"; step = 0; next }
  step && /[A-Za-z]/ { print "text" }')
case $found in
  *step*text*)
    echo "The lesson has a step with some text in it."
    exit 0 ;;
  *step*) echo "The step has a heading and nothing below it. Write a sentence there." ;;
  *other*) echo "There is a heading, but not with two #. A step begins with ## and a space." ;;
  *) echo "There is no heading yet. Add a line such as: ## Leave a greeting" ;;
esac
exit 1
