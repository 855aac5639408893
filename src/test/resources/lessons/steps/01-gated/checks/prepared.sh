#!/bin/sh
[ "$(cat /root/prepared)" = second ]
