#!/bin/sh
[ "$1" = open ]
