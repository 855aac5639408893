#!/bin/sh
# A file of about the same size and with the same page in it, but of a container.
cd ~/site && docker build -q -t site:1.0 . && docker create --name one site:1.0 && docker export -o ~/site.tar one
