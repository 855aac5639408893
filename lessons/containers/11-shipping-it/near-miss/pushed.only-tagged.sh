#!/bin/sh
# The image has the registry's name, and never went there.
cd ~/site && docker build -q -t localhost:5000/site:1.0 . && docker run -d --name registry -p 5000:5000 registry:2
for i in $(seq 50); do curl -s localhost:5000/v2/ && break; sleep 0.1; done
