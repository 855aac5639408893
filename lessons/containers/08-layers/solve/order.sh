#!/bin/sh
cd /home/learner/shop || exit 1
printf '%s\n' 'FROM python' 'WORKDIR /app' 'RUN pip install flask' 'COPY . .' 'CMD ["flask", "run", "--host", "0.0.0.0"]' > Dockerfile
docker build -t shop .
