#!/bin/sh
# Prints the answer that the learner types.
docker run --rm parcel env | sed -n 's/^COLOUR=//p'
