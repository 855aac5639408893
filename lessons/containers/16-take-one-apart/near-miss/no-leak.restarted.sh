#!/bin/sh
# All is as at the beginning, and it begins again.
docker restart ticker
