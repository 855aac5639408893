#!/bin/sh
# One image under two names: nothing in it is its own.
printf 'FROM python\nRUN echo open > /gate\n' | docker build -t gate -
docker tag gate tower
