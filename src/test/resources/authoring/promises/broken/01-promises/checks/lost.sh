#!/bin/sh
# still: true
[ -e /tmp/lost ]
