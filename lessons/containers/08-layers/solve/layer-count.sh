#!/bin/sh
# Prints the answer that the learner types.
docker history --format '{{.Size}}' shop | grep -cv '^0B'
