#!/bin/sh
# A plausible mistake, after which the check must still say "not yet".
echo hello > /root/greetings
