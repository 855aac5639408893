#!/bin/sh
# Prints the word of some other learner.
echo lantern-0a1b2c
