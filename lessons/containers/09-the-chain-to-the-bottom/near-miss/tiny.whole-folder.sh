#!/bin/sh
# The Dockerfile itself was copied, too.
mkdir ~/tiny && cd ~/tiny && cp /opt/drydock/bin/busybox .
printf '%s\n' 'FROM scratch' 'COPY . /' 'CMD ["/busybox", "echo", "hello"]' > Dockerfile
docker build -t tiny .
