#!/bin/sh
# They share nothing: each stands on another base.
printf 'FROM python\nRUN echo open > /gate\n' | docker build -t gate -
printf 'FROM busybox\nRUN echo tall > /tower\n' | docker build -t tower -
