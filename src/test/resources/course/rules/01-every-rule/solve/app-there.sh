#!/bin/sh
touch /root/app/app.py
