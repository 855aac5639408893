#!/bin/sh
# Built and started, with the development server in it.
cd ~/shop && docker build -q -t shop . && docker run -d --name shop -p 8080:8000 shop
