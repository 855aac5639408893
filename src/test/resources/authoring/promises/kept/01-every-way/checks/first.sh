#!/bin/sh
[ -e /tmp/first ]
