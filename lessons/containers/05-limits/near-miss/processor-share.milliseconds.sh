#!/bin/sh
# Divides the wrong way round.
echo 200
