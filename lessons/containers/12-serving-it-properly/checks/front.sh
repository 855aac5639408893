#!/bin/sh
# where: outside
answer=$(timeout 8 wget -S -O - http://127.0.0.1:8080/ 2>&1 | head -c 16384)

server=$(printf '%s' "$answer" | sed -n 's/^ *[Ss]erver: *//p' | head -n 1 | tr -cd '[:alnum:]/. -' | head -c 40)
case $answer in
  *'HTTP/1.'[01]' 50'[0-9]*)
    echo "nginx answers on port 8080, but the application behind it does not: the status begins with 5. docker ps shows whether app1 runs. If it was started anew, restart nginx: docker restart front"
    exit 1 ;;
  *'Hello from container '*) ;;
  *'HTTP/1'*)
    echo "Something answers on port 8080 (${server:-it does not say what}), but not with the application's page. The container front has to be of the image that you built in the folder front."
    exit 1 ;;
  *)
    echo "Nothing answers on port 8080. docker ps -a shows whether front runs, and docker logs front why it does not. It needs -p 8080:80."
    exit 1 ;;
esac
case $server in
  nginx*) echo "nginx answers on port 8080, and hands on what the application says." ;;
  *)
    echo "The application's page is there, but it is answered by ${server:-another server}, with no nginx in front. Give port 8080 to the container front, and publish no port of the application."
    exit 1 ;;
esac
