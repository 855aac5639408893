#!/bin/sh
# where: outside
answer=$(printf 'GET / HTTP/1.0\r\n\r\n' | timeout 5 nc 127.0.0.1 5000 2>&1 | head -c 4096 | tr -d '\r')
case $answer in
  *"Server: Werkzeug"*) ;;
  *)
    echo "Flask does not answer on port 5000. After the build start a new container: docker run -d --name web -p 5000:5000 hello. If you did so just now, check again in a moment."
    exit 1 ;;
esac

# The page begins after the first empty line.
page=$(printf '%s\n' "$answer" | sed '1,/^$/d')
case $answer in
  *"200 OK"*) ;;
  *)
    echo "Flask answers with an error. Look into the log (docker logs web), mend app.py, then build, remove and run again."
    exit 1 ;;
esac
case $page in
  *"Hello from a container!"*)
    echo "The page still says \"Hello from a container!\". Change app.py, build the image, remove the container web, and run a new one." ;;
  *[![:space:]]*)
    echo "The page says \"$(printf '%.60s' "$page" | tr -d '\000-\037\177')\". It came from your file into a new image, and from there into a new container."
    exit 0 ;;
  *)
    echo "The page is empty. Expected a text of your own in app.py, behind return." ;;
esac
exit 1
