#!/bin/sh
# still: true
[ -e /tmp/held ] && [ -e /tmp/inline ] && grep -qx "It.s written." /root/written && [ -e /tmp/started ]
