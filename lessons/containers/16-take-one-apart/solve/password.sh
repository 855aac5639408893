#!/bin/sh
# Prints the answer that the learner types, out of the layer that holds it.
mkdir -p ~/open && cd ~/open && docker save guestbook | tar -xf -
for layer in *.tar; do tar -xOf "$layer" tmp/password.txt 2>/dev/null && break; done
