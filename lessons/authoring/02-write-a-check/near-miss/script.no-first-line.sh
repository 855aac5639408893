#!/bin/sh
# It may be run, but nobody says by what.
cd /root/lessons/basics/01-say-hello || exit
mkdir -p checks
cat > checks/greeting.sh <<'END'
test -e /root/greeting
END
chmod +x checks/greeting.sh
