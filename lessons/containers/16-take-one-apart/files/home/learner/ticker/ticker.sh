#!/bin/sh
# Looks at four things every half minute, and sets a reminder to clean each of them in a day.
while :; do
  for thing in page book door lamp; do
    echo "$thing is there"
    sleep 86400 &
  done
  sleep 30
done
