#!/bin/sh
# A health check that would fail, and that nobody has run.
docker run -d --name app1 --health-cmd false --health-retries 1 busybox sleep 1000
