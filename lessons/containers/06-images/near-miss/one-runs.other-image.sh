#!/bin/sh
# The right name, from another image.
docker run -d --name one debian sleep 3600
