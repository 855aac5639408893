#!/bin/sh
script=/root/lessons/basics/01-say-hello/checks/greeting.sh

if [ ! -f "$script" ]; then
  echo "There is no file $script yet. The button at the block above writes it, once the folder checks is there."
elif ! head -c 200 "$script" | head -n 1 | grep -Eq '^#! */[a-z/]*/(env +)?(sh|bash|ash|awk)( |$)'; then
  echo "The first line of checks/greeting.sh does not name its interpreter. It should be: #!/bin/sh"
elif [ ! -x "$script" ]; then
  echo "The script may not be run yet. Allow it: chmod +x checks/greeting.sh"
else
  echo "It is a script, and it may be run."
  exit 0
fi
exit 1
