#!/bin/sh
# Three programs under names that tell nothing, in another order in each learner's lab. Of those for Windows and macOS
# only the first bytes are made: a kernel looks at no more before it refuses.
set -eu
zeros() { head -c "$1" /dev/zero; }
for_linux() { cat /usr/bin/uname; }
for_windows() {
  printf MZ; zeros 58; printf '\200\000\000\000'; zeros 64
  printf 'PE\000\000\144\206\001\000'; zeros 12; printf '\360\000\042\000\013\002'; zeros 66; printf '\003\000'; zeros 170
}
for_macos() { printf '\317\372\355\376\007\000\000\001\003\000\000\000\002\000\000\000'; zeros 64; }

mkdir -p /root/programs /root/linux /root/windows /root/macos
cd /root/programs
case $(($(printf '%s' "$LAB_SEED" | cksum | cut -d ' ' -f 1) % 6)) in
  0) set -- anchor buoy cleat ;;
  1) set -- anchor cleat buoy ;;
  2) set -- buoy anchor cleat ;;
  3) set -- buoy cleat anchor ;;
  4) set -- cleat anchor buoy ;;
  5) set -- cleat buoy anchor ;;
esac
for_linux >"$1"
for_windows >"$2"
for_macos >"$3"
chmod 755 anchor buoy cleat
