#!/bin/sh
# Prints the answer that the learner types.
uname -r
