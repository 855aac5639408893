#!/bin/sh
# Prints the limit where the use was asked for.
echo 1024
