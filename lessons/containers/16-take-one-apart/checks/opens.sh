#!/bin/sh
# where: outside
# still: true
page=$(timeout 8 wget -q -O - http://127.0.0.1:8080/ 2>/dev/null | head -c 65536)

case $page in
  *'<title>Guest book</title>'*)
    echo "The guest book opens on port 8080, from outside of the container."
    exit 0 ;;
  ?*) echo "Something answers on port 8080, but it is not the guest book. docker ps shows who has the port." ;;
  *) echo "Nothing answers on port 8080. Does the container run, is port 8080 published, and does the server in it listen on all addresses? docker exec guestbook netstat -tln shows the last of these." ;;
esac
exit 1
