#!/bin/sh
[ -e /root/done ] && echo "There it is." && exit 0
echo "There is no file /root/done yet."
exit 1
