#!/bin/sh
# Without --fork the process itself stays in the old list.
unshare --user --map-root-user --pid sleep 5000 > /dev/null 2>&1 < /dev/null &
