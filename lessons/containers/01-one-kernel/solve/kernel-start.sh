#!/bin/sh
# Prints the answer that the learner types. By its full path: the toolbox has an uptime of its own, without -s.
/usr/bin/uptime -s
