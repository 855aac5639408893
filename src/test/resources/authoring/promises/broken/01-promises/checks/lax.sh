#!/bin/sh
[ -e /tmp/lax ] || [ -e /tmp/lux ]
