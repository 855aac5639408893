#!/bin/sh
# Prints the answer that the learner types.
/usr/bin/ps -ww -o args= -C qemu-system-x86_64 | sed 's/.*-kernel \([^ ]*\).*/\1/'
