#!/bin/sh
# needs: sleeps
[ -s /tmp/sleeper ] && [ ! -e "/proc/$(cat /tmp/sleeper)" ]
