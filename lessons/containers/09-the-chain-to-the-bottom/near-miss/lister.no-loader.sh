#!/bin/sh
# The libraries are there, and the loader is not.
mkdir -p ~/lister/root/bin && cd ~/lister && cp /bin/ls root/bin/
cp --parents $(ldd /bin/ls | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p') root
printf '%s\n' 'FROM scratch' 'COPY root /' 'CMD ["/bin/ls", "-l", "/"]' > Dockerfile
docker build -t lister .
