#!/bin/sh
docker exec second rm /etc/motd
