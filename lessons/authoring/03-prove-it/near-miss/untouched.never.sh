#!/bin/sh
# No longer empty: it refuses everybody now.
echo 'exit 1' >> /root/lessons/basics/01-say-hello/checks/signature.sh
