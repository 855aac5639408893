#!/bin/sh
# The processor's own word, straight from the kernel.
processors=$(grep -c -w hypervisor /proc/cpuinfo)

given=$(printf '%.20s' "$1" | tr 'A-Z' 'a-z' | tr -d ' .!')
case $given in
  "") echo "No answer yet. Run grep -c -w hypervisor /proc/cpuinfo, then type yes or no."; exit 1 ;;
  y | yes) says=yes ;;
  n | no) says=no ;;
  *) echo "You typed \"$given\". Expected yes or no."; exit 1 ;;
esac
if [ "$processors" -gt 0 ] && [ $says = yes ]; then
  echo "Right: its processors say that a hypervisor stands below them. Your lab is a container in a virtual machine."
  exit 0
fi
if [ "$processors" -eq 0 ] && [ $says = no ]; then
  echo "Right: no processor speaks of a hypervisor. Below your lab's kernel there is hardware."
  exit 0
fi
echo "You typed \"$given\", but $processors processors say that a hypervisor stands below them."
exit 1
