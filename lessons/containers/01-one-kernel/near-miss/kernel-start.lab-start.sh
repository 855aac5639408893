#!/bin/sh
# Prints the second of the two dates, the start of the lab.
/usr/bin/ps -o lstart= -p 1
