#!/bin/sh
# The Dockerfile is right, the image was made from the old one.
cd /home/learner/shop && docker build -t shop .
printf '%s\n' 'FROM python' 'WORKDIR /app' 'RUN pip install flask' 'COPY . .' 'CMD ["flask", "run", "--host", "0.0.0.0"]' > Dockerfile
