#!/bin/sh
# Much memory, but less than the limit.
/usr/bin/python3 -c 'bytearray(100 * 1024 * 1024)'
