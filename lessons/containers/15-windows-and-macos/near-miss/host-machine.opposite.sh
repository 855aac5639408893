#!/bin/sh
# Prints the opposite of what the processor says.
if grep -q -w hypervisor /proc/cpuinfo; then echo no; else echo yes; fi
