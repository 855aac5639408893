#!/bin/sh
# The two ports are the wrong way round.
docker tag python hello
docker run -d --name second -p 5000:8000 hello python3 -m http.server 8000
