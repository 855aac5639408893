#!/bin/sh
# It waits for a greeting that is there already.
cd /root/lessons/basics/01-say-hello || exit
mkdir -p checks
cat > checks/greeting.sh <<'END'
#!/bin/sh
while ! grep -q Hello /root/greeting; do sleep 1; done
END
chmod +x checks/greeting.sh
