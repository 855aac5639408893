#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /root/links
grep -rqs supercalifragilistic /lab/root/links && exit 0
echo "The word is nowhere."
exit 1
