#!/bin/sh
# Prints the answer that the learner types.
if grep -q -w hypervisor /proc/cpuinfo; then echo yes; else echo no; fi
