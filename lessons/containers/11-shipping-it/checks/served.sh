#!/bin/sh
# where: outside
# needs: pushed
page=$(timeout 5 wget -q -O - http://127.0.0.1:8080/ 2>/dev/null | head -c 65536)

case $page in
  *'Open from 9 to '*)
    echo "Port 8080 shows the bakery's page."
    exit 0 ;;
  ?*) echo "Something answers on port 8080, but not with the bakery's page. docker ps shows what runs there." ;;
  *) echo "Nothing answers on port 8080. docker ps shows what runs. The container needs -p 8080:80, from port 8080 of the lab to port 80 inside." ;;
esac
exit 1
