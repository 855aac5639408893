#!/bin/sh
# The program without what it needs.
mkdir -p ~/hello && cd ~/hello
echo 'from flask import Flask' > app.py
printf '%s\n' 'FROM python' 'WORKDIR /app' 'COPY app.py .' 'CMD ["flask", "run"]' > Dockerfile
docker build -t hello .
