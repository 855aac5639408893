#!/bin/sh
# Prints the answer that the learner types.
cat ~/first
