#!/bin/sh
# The file was changed, and neither image nor container was made anew.
mkdir -p ~/hello && cd ~/hello
printf '%s\n' 'from flask import Flask' 'app = Flask(__name__)' '@app.get("/")' 'def home():' '    return "Hello from a container!"' > app.py
printf '%s\n' 'FROM python' 'WORKDIR /app' 'RUN pip install flask' 'COPY app.py .' 'CMD ["flask", "run", "--host", "0.0.0.0"]' > Dockerfile
docker build -t hello .
docker run -d --name web -p 5000:5000 hello
for try in $(seq 100); do curl -s -o /dev/null localhost:5000 && break; sleep 0.2; done
sed -i 's/Hello from a container!/Freshly built!/' app.py
