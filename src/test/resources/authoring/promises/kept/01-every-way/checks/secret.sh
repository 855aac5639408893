#!/bin/sh
[ "$1" = "$(cat /tmp/secret)" ]
