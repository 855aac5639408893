#!/bin/sh
# where: outside
# needs: front
# A few more requests than one container has workers, so that two of them both get their turn.
for _ in 1 2 3 4 5 6 7 8; do
  timeout 2 wget -q -O - http://127.0.0.1:8080/ 2>/dev/null | head -c 1024 | grep -o 'container [0-9a-zA-Z_.-]*'
done | sort -u > /tmp/containers

case $(wc -l < /tmp/containers) in
  0) echo "No application answers on port 8080. docker ps must show front, app1 and app2; docker logs front says whom nginx asked in vain." ;;
  1) echo "Eight requests, and the same container answered each time. Does app2 run, does site.conf name both, and was front built and started anew since?" ;;
  *)
    echo "$(wc -l < /tmp/containers) containers of the application answer in turn."
    exit 0 ;;
esac
exit 1
