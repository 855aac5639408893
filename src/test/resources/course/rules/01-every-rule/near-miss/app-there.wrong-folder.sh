#!/bin/sh
touch /root/app.py
