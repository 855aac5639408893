#!/bin/sh
cd /root/programs
mv "$(file * | sed -n 's/: *ELF.*//p')" /root/linux/
mv "$(file * | sed -n 's/: *PE32.*//p')" /root/windows/
mv "$(file * | sed -n 's/: *Mach-O.*//p')" /root/macos/
