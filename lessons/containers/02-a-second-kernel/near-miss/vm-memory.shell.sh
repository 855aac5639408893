#!/bin/bash
# Prints what the shell holds.
vm sleep 300 > /dev/null 2>&1 &
sleep 2
/usr/bin/ps -o rss= -p $$
