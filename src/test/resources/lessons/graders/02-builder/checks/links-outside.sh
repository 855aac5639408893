#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /home/learner/links
grep -rqs supercalifragilistic /lab/home/learner/links && exit 0
echo "The word is nowhere."
exit 1
