#!/bin/sh
# The way in is open, but Flask's place, 127.0.0.1 of the container, is not at its end.
docker run -d --name web -p 5000:5000 python python3 -m http.server --bind 127.0.0.1 5000
