#!/bin/sh
echo to the author >&2; cat /tmp/secret
