#!/bin/sh
# The new page has its tag, and the old tag was left where it was.
sed -i 's/9 to 5/9 to 6/' ~/site/index.html
cd ~/site && docker build -q -t localhost:5000/site:1.0 . && docker run -d --name registry -p 5000:5000 registry:2
for i in $(seq 50); do curl -s localhost:5000/v2/ && break; sleep 0.1; done
docker tag localhost:5000/site:1.0 localhost:5000/site:1.1
docker push localhost:5000/site:1.0 && docker push localhost:5000/site:1.1
