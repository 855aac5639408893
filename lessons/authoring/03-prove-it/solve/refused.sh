#!/bin/sh
sed -i 's/grep -q hello/grep -qx hello/' /root/lessons/basics/01-say-hello/checks/greeting.sh
