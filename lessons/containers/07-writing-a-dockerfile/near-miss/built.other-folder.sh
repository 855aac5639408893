#!/bin/sh
# Without WORKDIR the file lies elsewhere than where the program starts.
mkdir -p ~/hello && cd ~/hello
echo 'from flask import Flask' > app.py
printf '%s\n' 'FROM python' 'RUN pip install flask' 'COPY app.py /srv/' 'WORKDIR /app' 'CMD ["flask", "run"]' > Dockerfile
docker build -t hello .
