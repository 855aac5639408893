#!/bin/sh
# Two applications run, and nginx asks one of them.
docker network create inside
for name in app1 app2; do
  mkdir ~/$name && echo "Hello from container $name, process 1" > ~/$name/index.html
  docker run -d --name $name --network inside -v ~/$name:/page busybox httpd -f -p 8000 -h /page
done
cd ~/front && docker build -q -t front . && docker run -d --name front --network inside -p 8080:80 front
sleep 1
