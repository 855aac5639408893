#!/bin/sh
# One program in its place, two still where they were.
cd /root/programs
mv "$(file * | sed -n 's/: *ELF.*//p')" /root/linux/
