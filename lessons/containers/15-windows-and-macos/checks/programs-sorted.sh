#!/bin/sh
# Looks at the first bytes, as a kernel does, and not at names: a copy is as good as a moved file.
kind() {
  case $(od -An -t x1 -N 4 "$1" | tr -d ' \n') in
    7f454c46) echo linux ;;
    4d5a*) echo windows ;;
    cffaedfe) echo macos ;;
    *) echo none ;;
  esac
}

for folder in linux windows macos; do
  found=
  for file in /root/$folder/*; do
    # Only regular files are read: a pipe put in their place would keep the check waiting.
    [ -f "$file" ] && [ ! -L "$file" ] || continue
    name=$(printf '%.40s' "${file##*/}" | tr -d '\000-\037\177')
    case $(kind "$file") in
      "$folder") found=yes ;;
      none) echo "/root/$folder/$name is no program. Expected one of the three from /root/programs."; exit 1 ;;
      *) echo "/root/$folder/$name was made for another kernel. Ask about it: file /root/$folder/$name"; exit 1 ;;
    esac
  done
  if [ -z "$found" ]; then
    echo "There is no program in /root/$folder yet. Ask which one belongs there: file /root/programs/*"
    exit 1
  fi
done
echo "Right: three programs, three kinds of kernel. Only the one in /root/linux can run here."
