#!/bin/sh
# The kernel notes its own start in /proc/stat. uptime works it out from the clock and may be a second or two off.
kernel_start=$(awk '$1 == "btime" { print $2 }' /proc/stat)
# Field 22 of /proc/1/stat, in hundredths of a second since the kernel's start; the name before it may hold blanks.
lab_start=$((kernel_start + $(awk '{ sub(/.*\) /, ""); print int($20 / 100) }' /proc/1/stat)))

within() { [ $(($1 - $2)) -ge "-$3" ] && [ $(($1 - $2)) -le "$3" ]; }

given=$(printf '%.60s' "$1")
if [ -z "${given// /}" ]; then
  echo "No answer yet. Run uptime -s and type the date and time that it prints."
  exit 1
fi
if ! seconds=$(date -d "$given" +%s 2>/dev/null || date -D '%a %b %d %H:%M:%S %Y' -d "$given" +%s 2>/dev/null); then
  echo "\"$given\" could not be read as a date and time. Type the line as uptime -s prints it: year-month-day hours:minutes:seconds."
  exit 1
fi

if within "$seconds" "$kernel_start" 5; then
  minutes=$(((lab_start - kernel_start) / 60))
  if [ "$minutes" -lt 2 ]; then age="a moment"
  elif [ "$minutes" -lt 120 ]; then age="$minutes minutes"
  elif [ "$minutes" -lt 2880 ]; then age="$((minutes / 60)) hours"
  else age="$((minutes / 1440)) days"; fi
  echo "Right. The kernel had already been running for $age when the first process of your lab started."
  exit 0
fi
if within "$seconds" "$lab_start" 5; then
  echo "That is when the first process of your lab started. The kernel's own start is the line that uptime -s prints."
  exit 1
fi
echo "You typed \"$given\", but that is not when the kernel started. Type the line that uptime -s prints."
exit 1
