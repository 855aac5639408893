#!/bin/sh
# Unhealthy once, and now not even running.
docker run -d --name app1 --health-cmd false --health-retries 1 busybox sleep 1000
podman healthcheck run app1
docker kill app1
