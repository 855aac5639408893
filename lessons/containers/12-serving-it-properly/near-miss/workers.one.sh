#!/bin/sh
# gunicorn, with the one worker that it has when it is told nothing.
cd ~/shop && docker build -q -t shop . && docker run -d --name shop shop gunicorn --bind 0.0.0.0:8000 app:app
sleep 2
