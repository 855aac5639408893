#!/bin/sh
# where: outside
# needs: pushed
# still: true
registry=http://127.0.0.1:5000/v2/site
kinds='application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json'

manifest() { timeout 2 wget -q -O - --header "Accept: $kinds" "$registry/manifests/$1" 2>/dev/null | head -c 65536; }
# The page in an image: its layers are tried from the topmost down, until one holds the page.
page() {
  for blob in $(manifest "$1" | grep -o 'sha256:[0-9a-f]*' | head -n 20 | tac); do
    timeout 3 wget -q -O - "$registry/blobs/$blob" 2>/dev/null | head -c 8388608 | gunzip 2>/dev/null \
      | tar -xOf - www/index.html 2>/dev/null | head -c 65536 | grep . && return
  done
}
expect() {
  found=$(page "$1" | grep -o '9 to [0-9]*' | tail -n 1)
  [ "$found" = "$2" ] && return
  if [ -n "$found" ]; then echo "In the registry, the page of $1 says \"$found\". Expected: \"$2\"."
  elif [ -n "$(manifest "$1")" ]; then echo "In the registry, the image $1 has no page with opening hours. Expected: \"$2\"."
  else echo "The registry has no tag $1 yet. Expected: the page that says \"$2\". Did you push it?"; fi
  exit 1
}

expect 1.0 "9 to 5"
expect 1.1 "9 to 6"
echo "1.0 is open until 5 again, and 1.1 until 6."
