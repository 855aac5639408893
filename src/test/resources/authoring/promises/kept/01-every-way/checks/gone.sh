#!/bin/sh
# needs: first
[ ! -e /tmp/first ] && grep -q b /tmp/words
