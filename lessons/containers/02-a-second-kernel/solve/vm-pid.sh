#!/bin/sh
# Prints the answer that the learner types.
/usr/bin/pgrep qemu
