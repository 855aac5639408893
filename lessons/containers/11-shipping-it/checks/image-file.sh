#!/bin/sh
# where: outside
# reads: /home/learner/site.tar
file=/lab/home/learner/site.tar

if [ ! -f "$file" ]; then
  echo "There is no file ~/site.tar yet. Write the image into it: docker save -o ~/site.tar site:1.0"
  exit 1
fi
manifest=$(timeout 5 tar -xOf "$file" manifest.json 2>/dev/null | head -c 65536)
if [ -z "$manifest" ]; then
  echo "~/site.tar holds no image: the list of its layers, manifest.json, is missing. docker export writes such files; docker save writes images."
  exit 1
fi
case $manifest in
  *'/site:1.0"'* | *'"site:1.0"'*) ;;
  *)
    echo "~/site.tar holds an image, but not one called site:1.0. Name the whole image when you save it: docker save -o ~/site.tar site:1.0"
    exit 1 ;;
esac
echo "~/site.tar holds site:1.0, with all its layers and settings."
