#!/bin/sh
# Half of the digits of the seed, told from outside the lab.
# where: outside
# points: 2
[ -n "$LAB_SEED" ] && [ "$1" = "$(printf %s "$LAB_SEED" | sha256sum | cut -c1-8)" ]
