#!/bin/sh
set -f
set -- $1
given=$(printf '%.60s' "$*")

case ${given##*/} in
  busybox | BusyBox | Busybox)
    echo "Right: the one program busybox looks at the name by which it was called, and does what that name promises."
    exit 0 ;;
  "") echo "No answer yet. Run docker exec tiny ls -l /bin/ls and see where the arrow points." ;;
  ls) echo "ls is only a name here. Where does the arrow -> behind /bin/ls point?" ;;
  *) echo "You typed \"$given\". Run docker exec tiny ls -l /bin/ls and type the name behind the arrow." ;;
esac
exit 1
