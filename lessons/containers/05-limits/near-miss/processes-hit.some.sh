#!/bin/sh
# Many processes, but fewer than the limit.
for i in $(seq 50); do sleep 2 & done
wait
