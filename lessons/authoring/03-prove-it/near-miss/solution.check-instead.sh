#!/bin/sh
# The check was made to fit the mistake in the text: now it is the other one that tells.
sed -i 's/greeting/greting/g' /root/lessons/basics/01-say-hello/checks/greeting.sh
