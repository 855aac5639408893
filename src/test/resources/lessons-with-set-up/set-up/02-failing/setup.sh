#!/bin/sh
echo "the archive is damaged" >&2
exit 3
