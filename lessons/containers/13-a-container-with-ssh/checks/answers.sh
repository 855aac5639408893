#!/bin/sh
# where: outside
# An SSH server speaks first, and says what it is.
said=$(timeout 4 nc 127.0.0.1 2222 < /dev/null 2>/dev/null | head -n 1 | head -c 200 | tr -d '\000-\037\177')

case $said in
  SSH-2.0-*)
    echo "An SSH server answers on port 2222. It calls itself ${said#SSH-2.0-}."
    exit 0 ;;
  ?*) echo "Something answers on port 2222, but it is no SSH server. docker ps shows what runs there." ;;
  *) echo "No SSH server answers on port 2222. docker ps -a shows whether the container runs, docker logs door why not. It needs -p 2222:22." ;;
esac
exit 1
