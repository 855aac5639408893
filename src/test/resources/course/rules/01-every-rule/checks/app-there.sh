#!/bin/sh
# points: 2
# still: true
# on: command
[ -f /root/app/app.py ]
