#!/bin/sh
(sleep 1; head -c 60M /dev/zero >/var/hoard) >/dev/null 2>&1 &
