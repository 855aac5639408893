#!/bin/sh
# where: outside
# Outside of the lab, since the page is for those who knock from outside. Flask's own server says who it is.
answer=$(printf 'GET / HTTP/1.0\r\n\r\n' | timeout 5 nc 127.0.0.1 5000 2>&1 | head -c 4096)

case $answer in
  *"200 OK"*"Server: Werkzeug"*)
    echo "Flask answers on port 5000, also to somebody who is not in its container."
    exit 0 ;;
  *"Server: Werkzeug"*)
    echo "Flask answers on port 5000, but with an error. Look into the log: docker logs web" ;;
  *HTTP/*)
    echo "Something answers on port 5000, but it is not Flask. Look at what runs (docker ps), remove it, and start your image: docker run -d --name web -p 5000:5000 hello" ;;
  *refused*)
    echo "Nothing listens on port 5000 of your lab. Was the container started with -p 5000:5000, and does it still run? Look: docker ps -a" ;;
  *)
    echo "The way to port 5000 is open, but at its end nobody answers. Does docker logs web say 0.0.0.0? If it says 127.0.0.1, the container was made from the image before the change: remove it and run a new one." ;;
esac
exit 1
