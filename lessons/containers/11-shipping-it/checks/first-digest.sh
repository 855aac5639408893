#!/bin/sh
# where: outside
# needs: pushed
registry=http://127.0.0.1:5000/v2/site
kinds='application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json'

manifest() { timeout 3 wget -q -O - --header "Accept: $kinds" "$registry/manifests/$1" 2>/dev/null | head -c 65536; }
# The page in an image: its layers are tried from the topmost down, until one holds the page.
page() {
  for blob in $(manifest "$1" | grep -o 'sha256:[0-9a-f]*' | head -n 20 | tac); do
    timeout 3 wget -q -O - "$registry/blobs/$blob" 2>/dev/null | head -c 8388608 | gunzip 2>/dev/null \
      | tar -xOf - www/index.html 2>/dev/null | head -c 65536 | grep . && return
  done
}

given=$(printf '%s' "$1" | grep -o '[0-9a-f]\{64\}' | head -n 1)
if [ -z "$given" ]; then
  echo "Expected a digest: sha256: and 64 letters and digits. Run cat ~/first and copy the part from sha256: on."
  exit 1
fi
if [ -z "$(manifest "sha256:$given")" ]; then
  echo "The registry knows no image site with this digest. Take the one that cat ~/first prints; the lines of docker images --digests work too."
  exit 1
fi
case $(page "sha256:$given") in
  *'9 to 5'*)
    echo "Right. Wherever the tag 1.0 points, this digest leads to the page that is open from 9 to 5."
    exit 0 ;;
esac
echo "That is the digest of another version: its page is not the one that is open from 9 to 5. The first digest is in the file ~/first."
exit 1
