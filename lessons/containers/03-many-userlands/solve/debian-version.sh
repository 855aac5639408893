#!/bin/sh
# Prints the answer that the learner types.
docker run --rm debian:13 cat /etc/debian_version
