#!/bin/sh
# A neighbouring line was changed; the one that is asked for still says Debian.
sed -i 's/^NAME=.*/NAME="Nutshell Linux"/' /etc/os-release
