#!/bin/sh
mkdir -p /root/app
