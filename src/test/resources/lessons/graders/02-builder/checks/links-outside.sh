#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /home/learner/links
for file in /lab/home/learner/links/* /lab/home/learner/links/*/*; do
  grep -qs supercalifragilistic "$file" && exit 0
done
echo "The word is nowhere."
exit 1
