#!/bin/sh
# secret-of-the-graders
# where: outside
grep -q " sleep 4242$" /lab/.ps && exit 0
echo "Nobody naps."
exit 1
