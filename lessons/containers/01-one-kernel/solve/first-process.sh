#!/bin/sh
# Prints the answer that the learner types.
cat /proc/1/comm
