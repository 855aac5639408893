#!/bin/sh
# where: outside
# A registry says so itself in its answer, so that another server on this port does not count.
answer=$(timeout 5 wget -S -O /dev/null http://127.0.0.1:5000/v2/ 2>&1 | head -c 4096)

case $answer in
  *Docker-Distribution-Api-Version*)
    echo "A registry answers on port 5000."
    exit 0 ;;
  *HTTP/1*)
    echo "Something answers on port 5000, but it is no registry. Find it with docker ps, remove it, and start one: docker run -d --name registry -p 5000:5000 registry:2"
    exit 1 ;;
esac
echo "Nothing answers on port 5000. If docker ps shows the registry, its port was not published: remove it with docker rm -f registry, and start it with -p 5000:5000."
exit 1
