#!/bin/sh
# Prints the answer that the learner types.
docker exec tiny readlink /bin/ls
