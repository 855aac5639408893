#!/bin/sh
# The same program, with a whole userland below it.
mkdir ~/tiny && cd ~/tiny && cp /opt/drydock/bin/busybox .
printf '%s\n' 'FROM debian' 'COPY busybox /busybox' 'CMD ["/busybox", "echo", "hello"]' > Dockerfile
docker build -t tiny .
