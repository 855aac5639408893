#!/bin/sh
touch /tmp/lux
