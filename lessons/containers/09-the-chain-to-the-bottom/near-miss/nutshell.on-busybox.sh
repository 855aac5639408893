#!/bin/sh
# The name is new, and everything else is the image busybox.
mkdir ~/nutshell && cd ~/nutshell
echo 'PRETTY_NAME="Nutshell Linux 1.0"' > os-release
printf '%s\n' 'FROM busybox' 'COPY os-release /etc/os-release' > Dockerfile
docker build -t nutshell .
