#!/bin/sh
# Prints the name of the image's version only.
echo 13
