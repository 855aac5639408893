#!/bin/sh
# Prints the image's id, which looks like a digest and names its settings alone.
{
cd ~/site && docker build -q -t localhost:5000/site:1.0 . && docker run -d --name registry -p 5000:5000 registry:2
for i in $(seq 50); do curl -s localhost:5000/v2/ && break; sleep 0.1; done
docker push localhost:5000/site:1.0
} >/dev/null 2>&1
docker inspect -f '{{.Id}}' localhost:5000/site:1.0
