#!/bin/sh
# A machine runs; printed is the number of the first process, which the machine has, too.
vm sleep 300 > /dev/null 2>&1 &
echo 1
