#!/bin/sh
# The label hangs on another image.
docker tag debian mine:1.0
