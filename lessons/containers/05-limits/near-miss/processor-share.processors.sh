#!/bin/sh
# Prints a whole processor.
echo 100
