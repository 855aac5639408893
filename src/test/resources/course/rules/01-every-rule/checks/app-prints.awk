#!/usr/bin/awk -f
# needs: app-there
# where: outside
# reads: /root/app
BEGIN { exit 1 }
