#!/bin/sh
# Knocks without a key. A server that refuses names what it would have accepted.
said=$(timeout 8 ssh -F /dev/null -p 2222 -o BatchMode=yes -o PubkeyAuthentication=no -o ConnectTimeout=5 \
  -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR guest@127.0.0.1 true 2>&1 | head -c 2000)

case $said in
  *'Permission denied (publickey).'*)
    echo "Without a key, the server on port 2222 accepts nothing at all."
    exit 0 ;;
  *'Permission denied ('*)
    accepts=${said##*Permission denied (}
    echo "The server still accepts: $(printf '%.60s' "${accepts%%)*}" | tr -cd '[:alnum:],-'). Expected: publickey alone. Does the CMD say PasswordAuthentication=no, and was a new container started from the new image?" ;;
  *) echo "No SSH server answers on port 2222 as it should. docker ps -a shows whether the container runs, and docker logs door why not." ;;
esac
exit 1
