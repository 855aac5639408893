#!/bin/sh
# where: outside
# needs: registry
tags=$(timeout 5 wget -q -O - http://127.0.0.1:5000/v2/site/tags/list 2>/dev/null | head -c 4096)

case $tags in
  *'"1.0"'*)
    echo "The registry holds site:1.0."
    exit 0 ;;
  *'"'tags'":['*)
    echo "The registry holds site, but not with the tag 1.0. Push the name with its tag: docker push localhost:5000/site:1.0"
    exit 1 ;;
esac
if ! timeout 5 wget -q -O /dev/null http://127.0.0.1:5000/v2/; then
  echo "No registry answers on port 5000. Start it again: docker start registry"
else
  echo "The registry holds no image called site yet. A name that begins with localhost:5000/ is only half of it: docker push sends the image there."
fi
exit 1
