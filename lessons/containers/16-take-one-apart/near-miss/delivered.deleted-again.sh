#!/bin/sh
# One more layer on top, that deletes once more.
cd ~/guestbook && printf 'FROM guestbook\nRUN rm -f /tmp/password.txt\n' > again
docker build -t guestbook -f again . && docker save -o ~/guestbook.tar guestbook
