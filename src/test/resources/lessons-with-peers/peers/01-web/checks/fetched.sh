#!/bin/sh
grep -q "^hello from web" /root/page 2>/dev/null && exit 0
echo "The page of http://web/ is not in /root/page."
exit 1
