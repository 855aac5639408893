#!/bin/sh
# A mistyped command breaks the check.
cd /root/lessons/basics/01-say-hello || exit
mkdir -p checks
cat > checks/greeting.sh <<'END'
#!/bin/sh
tset -e /root/greeting
END
chmod +x checks/greeting.sh
