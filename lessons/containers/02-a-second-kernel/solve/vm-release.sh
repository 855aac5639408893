#!/bin/sh
# Prints the answer that the learner types.
vm uname -r
