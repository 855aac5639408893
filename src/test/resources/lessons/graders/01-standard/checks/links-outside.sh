#!/bin/sh
# secret-of-the-graders
# where: outside
# reads: /root/links
for file in /lab/root/links/* /lab/root/links/*/*; do
  grep -qs supercalifragilistic "$file" && exit 0
done
echo "The word is nowhere."
exit 1
