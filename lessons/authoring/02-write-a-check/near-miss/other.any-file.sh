#!/bin/sh
# It takes any file for a greeting.
cd /root/lessons/basics/01-say-hello || exit
mkdir -p checks
cat > checks/greeting.sh <<'END'
#!/bin/sh
if [ ! -e /root/greeting ]; then
  echo "There is no file /root/greeting yet."
  exit 1
fi
END
chmod +x checks/greeting.sh
