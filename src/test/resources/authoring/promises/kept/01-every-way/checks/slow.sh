#!/bin/sh
[ ! -e /tmp/reached ] && [ -e /tmp/slow ]
