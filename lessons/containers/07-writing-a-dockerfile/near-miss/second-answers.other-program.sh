#!/bin/sh
# The port is right, and what answers is not the application.
docker run -d --name second -p 8000:5000 python python3 -m http.server 5000
