#!/bin/sh
# More than the server keeps, and it never fails for it.
yes "something to say" | head -c 1000000
exit 1
