#!/bin/sh
# The machine touches more memory while it runs, so a number that was right a minute ago is right.
held=
for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/exe" 2>/dev/null)" = /usr/bin/qemu-system-x86_64 ]; then
    held="$held $(awk '$1 == "VmRSS:" { print $2 }' "$process/status")"
  fi
done

set -f
set -- $1
typed=$(printf '%.60s' "$*")
given=$1
unit=$(printf '%s' "$2" | tr 'A-Z' 'a-z')
case $given in
  *[0-9][KkMm]*) unit=$(printf '%s' "$given" | tr -d '0-9' | tr 'A-Z' 'a-z'); given=${given%%[!0-9]*} ;;
esac

if [ -z "$held" ]; then
  echo "No virtual machine runs now. Type vm in the second terminal, wait for its prompt, then look at its RSS."
  exit 1
fi
case $given in
  "" ) echo "No answer yet. Type the number in the column RSS of the line with qemu."; exit 1 ;;
  *[!0-9]* | ?????????*) echo "You typed \"$typed\". Expected a whole number of KiB, as the column RSS shows it."; exit 1 ;;
esac
case $given in
  128 | 131072) echo "128 MiB is what the machine was promised. Expected what it really holds: the column RSS of the line with qemu."; exit 1 ;;
esac
case $unit in
  m*) given=$((given * 1024)) ;;
esac
for now in $held; do
  if [ "$given" -ge $((now * 6 / 10)) ] && [ "$given" -le $((now * 15 / 10)) ]; then
    echo "Right: the machine now holds about $((now / 1024)) MiB. Your shell, bash, makes do with a few."
    exit 0
  fi
done
echo "You typed \"$typed\", and the machine holds another amount. Type the number in the column RSS of the line with qemu."
exit 1
