#!/bin/sh
# Prints what the host has.
/usr/bin/free -m | awk '$1 == "Mem:" { print $2 }'
