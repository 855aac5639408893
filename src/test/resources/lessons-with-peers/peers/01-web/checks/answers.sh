#!/bin/sh
# where: outside
wget -q -O - http://web/ | grep -q "hello from web" || { echo "Nobody said hello at http://web/."; exit 1; }
wget -q -O - http://127.0.0.1:8000/page | grep -q "hello from web" && exit 0
echo "Nobody serves the page on port 8000."
exit 1
