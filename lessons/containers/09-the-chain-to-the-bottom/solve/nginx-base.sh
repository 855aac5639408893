#!/bin/sh
# Prints the answer that the learner types.
echo debian
