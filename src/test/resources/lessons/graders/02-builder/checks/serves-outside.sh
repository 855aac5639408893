#!/bin/sh
# secret-of-the-graders
# where: outside
[ "$(timeout 5 wget -qO- http://127.0.0.1:8080/answer.txt)" = served ] && exit 0
echo "Nothing is served on port 8080."
exit 1
