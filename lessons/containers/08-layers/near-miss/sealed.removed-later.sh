#!/bin/sh
# As the Dockerfile was: copied by one layer, hidden by the next.
cd /home/learner/kiosk && docker build -t kiosk .
