#!/bin/sh
# Prints the name that was typed.
echo /bin/ls
