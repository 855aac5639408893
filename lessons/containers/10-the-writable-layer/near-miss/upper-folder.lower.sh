#!/bin/sh
# Prints the folder of the image.
docker run -d --name desk debian:12 sleep 4000 > /dev/null
docker inspect -f '{{.GraphDriver.Data.LowerDir}}' desk
