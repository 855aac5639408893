#!/bin/sh
second=$(docker inspect --type container -f '{{.Image}} {{.State.Running}}' second 2>/dev/null)
if [ -z "$second" ]; then
  echo "There is no container called second yet. Start it from the image hello: docker run -d --name second -p 8000:5000 hello"
  exit 1
fi
if [ "${second#* }" != true ]; then
  echo "The container second has ended. See why with docker logs second, remove it with docker rm second, and start it again."
  exit 1
fi
ports=$(docker port second)
if ! echo "$ports" | grep -q ':8000$'; then
  echo "No way leads from port 8000 of your lab to second. docker port second says: ${ports:-nothing}. Expected the 8000 on the left: -p 8000:5000"
  exit 1
fi
if printf 'GET / HTTP/1.0\r\n\r\n' | timeout 4 nc 127.0.0.1 8000 2>&1 | head -c 4096 | grep -q 'Server: Werkzeug'; then
  echo "One image, two containers, two ports: Flask answers on 8000 as well."
  exit 0
fi
echo "The way from port 8000 leads to \"$ports\" of second, but Flask does not answer there. It listens on port 5000 of its container: -p 8000:5000. If you started it just now, check again in a moment."
exit 1
