#!/bin/sh
# A userland from nothing that does not say what it is.
mkdir -p ~/nutshell/root/bin && cd ~/nutshell && cp /opt/drydock/bin/busybox root/bin/ && ln -s busybox root/bin/sh
printf '%s\n' 'FROM scratch' 'COPY root /' 'CMD ["sh"]' > Dockerfile
docker build -t nutshell .
