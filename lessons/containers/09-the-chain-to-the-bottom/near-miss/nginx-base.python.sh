#!/bin/sh
# Prints an image that stands on the same one.
echo python
