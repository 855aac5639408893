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
  !code && /^ ? ? ?````+/ { code = 2; next }
  code == 2 { if (/^ ? ? ?````+ *$/) code = 0; next }
  !code && /^ ? ? ?```/ { code = 1; marked = 0; for (i = 2; i <= NF; i++) if ($i == "run" || $i ~ /^run=[0-9]$/) marked = 1
    if (marked && !step) print "early"; next }
  code && /^ ? ? ?``` *$/ { code = 0; next }
  code && marked && step && /[^ \t]/ { print "run" }
  code && !marked && /[^ \t]/ { print "plain" }
  !code && /^## +[^ ]/ { step = 1 }')
case $found in
  *run*)
    echo "The step has a command that can be run at a click."
    exit 0 ;;
  *early*) echo "The block marked run stands before the first step. Move it below the heading with two #." ;;
  *plain*) echo "There is a block of code, but it is not marked run. Write run behind the sh: \`\`\`sh run" ;;
  *) echo "There is no block of code with a command yet. It begins with a line \`\`\`sh run and ends with a line \`\`\`" ;;
esac
exit 1
