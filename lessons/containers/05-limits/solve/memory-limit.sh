#!/bin/sh
# Prints the answer that the learner types.
limits | awk '$1 == "memory" { print $4 }'
