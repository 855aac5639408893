#!/bin/sh
mkdir -p /srv/www
[ -e /srv/www/index.html ] || echo "hello from web for $LAB_SEED" >/srv/www/index.html
cd /srv/www || exit
python3 -m http.server 80 >/dev/null 2>&1 &
until curl -s -o /dev/null http://localhost/; do sleep 0.1; done
