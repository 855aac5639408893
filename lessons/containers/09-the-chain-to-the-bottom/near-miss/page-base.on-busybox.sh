#!/bin/sh
# The page stands on the image busybox, not on the learner's own.
mkdir -p ~/nutshell/root/bin && cd ~/nutshell && cp /opt/drydock/bin/busybox root/bin/
printf '%s\n' 'FROM scratch' 'COPY root /' > Dockerfile
docker build -t nutshell .
echo '<h1>page</h1>' > index.html
printf '%s\n' 'FROM busybox' 'COPY index.html /www/index.html' > Dockerfile
docker build -t page .
