#!/bin/sh
cat > /root/lessons/basics/01-say-hello/near-miss/greeting.othello.sh <<'END'
#!/bin/sh
# A longer word that has hello in it.
echo othello > /root/greeting
END
