#!/bin/sh
# needs: opens
# still: true
# Asks the lab's engine what lies at /data, and signs the book to see that it can be written.
if ! mounts=$(docker inspect -f '{{range .Mounts}}{{.Destination}} {{.RW}};{{end}}' guestbook 2>/dev/null); then
  echo "There is no container called guestbook. Start it, with a volume at /data."
  exit 1
fi
case ";$mounts" in
  *';/data true;'*) ;;
  *';/data false;'*)
    echo "What lies at /data cannot be written: it was mounted read-only."
    exit 1 ;;
  *)
    echo "The container guestbook has no volume at /data, where it writes its book: the entries would go away with the container."
    exit 1 ;;
esac
case $(timeout 5 wget -q -O - 'http://127.0.0.1:8080/cgi-bin/book?text=The+check+was+here' 2>/dev/null | head -c 65536) in
  *'The check was here'*) echo "The book lies in a volume, and the check has signed it." ;;
  *)
    echo "The book has its volume, but what one writes does not appear in it. Who owns /data? docker exec guestbook ls -ld /data shows it, and docker logs guestbook may say more."
    exit 1 ;;
esac
