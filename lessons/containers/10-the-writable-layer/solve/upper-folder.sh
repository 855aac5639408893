#!/bin/sh
# Prints the answer that the learner types.
docker inspect -f '{{.GraphDriver.Data.UpperDir}}' desk
