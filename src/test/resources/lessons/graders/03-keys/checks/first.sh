#!/bin/sh
# points: 3
# still: true
test -e /root/one
