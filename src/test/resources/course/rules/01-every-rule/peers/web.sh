#!/bin/sh
python3 -m http.server 80 >/dev/null 2>&1 &
