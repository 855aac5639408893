#!/bin/sh
hello=$(docker inspect --type image -f '{{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}
{{.Config.WorkingDir}}
{{json .Config.Entrypoint}} {{json .Config.Cmd}}' hello 2>/dev/null)
if [ -z "$hello" ]; then
  echo "There is no image called hello yet. In the folder with your Dockerfile run: docker build -t hello ."
  exit 1
fi
layers=$(echo "$hello" | sed -n 1p)
folder=$(echo "$hello" | sed -n 2p)
command=$(echo "$hello" | sed -n 3p)

case $command in
  *flask*) ;;
  *)
    echo "Nothing says that a container from hello starts flask. Expected it in the last line of the Dockerfile: CMD [\"flask\", \"run\"]. Mend it and build again."
    exit 1 ;;
esac

# Looked for in the folders of the image's layers: to start a container takes long where much is going on.
has_flask= has_app=
IFS=:
for layer in $layers; do
  [ ! -f "$layer/$folder/app.py" ] || has_app=yes
  for package in "$layer"/usr/lib/python3*/*-packages/flask "$layer"/usr/local/lib/python3*/*-packages/flask; do
    [ ! -d "$package" ] || has_flask=yes
  done
done
if [ -z "$has_flask" ]; then
  echo "The image hello has no Flask in it. Expected the line RUN pip install flask in the Dockerfile. Mend it and build again."
  exit 1
fi
if [ -z "$has_app" ]; then
  echo "There is no app.py in the folder ${folder:-/} of the image hello, where flask would look for it. Expected WORKDIR /app and COPY app.py . in the Dockerfile. Mend it and build again."
  exit 1
fi
echo "The image hello has all that your program needs, and knows how to start it."
