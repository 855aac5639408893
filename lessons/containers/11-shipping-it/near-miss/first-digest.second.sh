#!/bin/sh
# Prints the digest of the version that took the tag over.
{
sed -i 's/9 to 5/9 to 6/' ~/site/index.html
cd ~/site && docker build -q -t localhost:5000/site:1.0 . && docker run -d --name registry -p 5000:5000 registry:2
for i in $(seq 50); do curl -s localhost:5000/v2/ && break; sleep 0.1; done
docker push localhost:5000/site:1.0
docker rmi localhost:5000/site:1.0
docker pull localhost:5000/site:1.0
} >/dev/null 2>&1
docker inspect -f '{{index .RepoDigests 0}}' localhost:5000/site:1.0
