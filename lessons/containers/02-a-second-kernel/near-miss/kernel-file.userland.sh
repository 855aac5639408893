#!/bin/sh
# Prints the path behind -initrd, which is the machine's userland.
echo /usr/share/vm/system
