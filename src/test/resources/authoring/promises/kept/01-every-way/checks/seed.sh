#!/bin/sh
[ "$1" = "$LAB_SEED" ] && [ -n "$1" ]
