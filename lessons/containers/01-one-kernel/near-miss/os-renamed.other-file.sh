#!/bin/sh
# The right line in a file of another name.
echo 'PRETTY_NAME="Nutshell Linux"' > /root/os-release
