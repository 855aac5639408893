#!/bin/sh
# Prints the release of the kernel that serves the lab.
uname -r
