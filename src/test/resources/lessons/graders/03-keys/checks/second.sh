#!/bin/sh
# needs: first
# on: command
test -e /root/two
