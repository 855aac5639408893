#!/bin/sh
# where: outside
# reads: /root/lessons
lesson=/lab/root/lessons/basics/01-say-hello/lesson.md

if [ ! -f "$lesson" ]; then
  echo "There is no file /root/lessons/basics/01-say-hello/lesson.md yet. The button at the block above writes it."
  exit 1
fi
found=$(head -c 100000 "$lesson" | tr -d '\r' | awk '
  NR == 1 && $0 != "---" { print "no-front"; exit }
  NR > 1 && $0 == "---" { print "closed"; exit }
  /^title:/ { sub(/^title:[ \t]*/, ""); gsub(/["\047]/, ""); if ($0 ~ /[^ \t]/) print "title" }')
case $found in
  no-front) echo "The first line is not ---. The front matter begins with the very first line of the file." ;;
  *title*closed)
    echo "The lesson has a title, and that is all that a lesson needs."
    exit 0 ;;
  *closed) echo "The front matter has no title. Add a line such as: title: Say hello" ;;
  *) echo "The front matter has no end. Close it by a second line ---, below the line with the title." ;;
esac
exit 1
