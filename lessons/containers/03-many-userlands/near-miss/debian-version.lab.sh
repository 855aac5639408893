#!/bin/sh
# Prints the version of the lab's own userland.
cat /etc/debian_version
