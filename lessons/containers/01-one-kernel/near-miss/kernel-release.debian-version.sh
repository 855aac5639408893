#!/bin/sh
# Prints the number of the userland where the kernel's was asked for.
. /etc/os-release
echo "$VERSION_ID"
