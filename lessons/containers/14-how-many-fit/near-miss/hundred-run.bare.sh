#!/bin/sh
# A hundred processes, none of them in a container.
for i in $(seq 100); do setsid sleep 3600 >/dev/null 2>&1 & done
