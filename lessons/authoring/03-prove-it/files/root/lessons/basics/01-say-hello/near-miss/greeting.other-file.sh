#!/bin/sh
# The right words in a file of another name.
echo hello > /root/greetings
