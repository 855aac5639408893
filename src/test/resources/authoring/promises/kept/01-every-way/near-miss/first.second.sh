#!/bin/sh
touch /tmp/second; exit 3
