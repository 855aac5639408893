#!/bin/sh
docker run -d --name second -p 8000:5000 hello
# Until Flask has begun to listen; a check that comes before says so, and a learner asks again.
for try in $(seq 100); do curl -s -o /dev/null localhost:8000 && exit 0; sleep 0.2; done
exit 1
