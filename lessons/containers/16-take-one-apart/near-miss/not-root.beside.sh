#!/bin/sh
# A second one runs as somebody else, and the first one goes on as root.
docker run -d --name other --user 1000 guestbook
