#!/bin/bash
set -euo pipefail
made=(by setup for "$LAB_SEED")
echo "${made[*]}" > /root/made
ln -s notes.txt /root/app/link
# What a daemon does: on for ever, with a session of its own and its output wherever ours goes
setsid bash -c 'while :; do date +%s%N > /run/beat; sleep 0.2; done' &
echo $! > /run/service.pid
