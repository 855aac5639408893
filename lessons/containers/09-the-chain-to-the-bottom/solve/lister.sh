#!/bin/sh
cd /home/learner/lister || exit 1
cp --parents $(ldd /bin/ls | grep -o '/lib[^ ]*') root
docker build -t lister .
