#!/bin/sh
# A script that may not be run.
cd /root/lessons/basics/01-say-hello || exit
mkdir -p checks
cat > checks/greeting.sh <<'END'
#!/bin/sh
test -e /root/greeting
END
chmod 644 checks/greeting.sh
