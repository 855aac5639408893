#!/bin/sh
[ -s /tmp/sleeper ] && [ -e "/proc/$(cat /tmp/sleeper)" ]
