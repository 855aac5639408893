#!/bin/sh
# where: outside
# reads: /root/lessons
# needs: step
lesson=/lab/root/lessons/basics/01-say-hello/lesson.md

if [ ! -f "$lesson" ]; then
  echo "There is no file /root/lessons/basics/01-say-hello/lesson.md. The button in the first step writes it."
  exit 1
fi
found=$(head -c 100000 "$lesson" | tr -d '\r' | awk '
  /^ ? ? ?(```|~~~)/ { code = !code; next }
  code { next }
  /^[-*+] +\[[xX]\] +[^ ]/ { if (asked) print "right"; item = "right"; next }
  /^[-*+] +\[ \] +\[.*\]\(checks\// { item = ""; next }
  /^[-*+] +\[ \] +[^ ]/ { if (asked) print "wrong"; item = "wrong"; next }
  item && /^ +[^ ]/ { print "why-" item; next }
  /^[^ ]/ { asked = /[A-Za-z]/ && !/^#/; item = "" }')
has() { case $found in *"$1"*) return 0 ;; *) return 1 ;; esac; }
if ! has right && ! has wrong; then
  echo "There is no question yet: a paragraph, and right below it a list whose items begin with - [ ] or - [x]."
elif ! has right; then
  echo "No answer is marked as right. Put an x between its brackets: - [x]"
elif ! has wrong; then
  echo "Every answer is right. Add a wrong one, which begins with - [ ]."
elif ! has why-wrong; then
  echo "No wrong answer has an explanation. Below it, after an empty line, write a line that begins with two spaces."
else
  echo "The lesson asks, and it says why an answer is wrong."
  exit 0
fi
exit 1
