#!/bin/sh
# Prints the answer that the learner types.
cd /home/learner/look || exit 1
for layer in *.tar; do tar -xOf "$layer" kiosk/token 2>/dev/null; done
exit 0
