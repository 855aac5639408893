#!/bin/sh
# where: outside
# needs: versions
registry=http://127.0.0.1:5000/v2/site
kinds='application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json'

# A digest is the SHA-256 of the manifest.
digest() {
  found=$(timeout 2 wget -q -O - --header "Accept: $kinds" "$registry/manifests/$1" 2>/dev/null | head -c 65536 | sha256sum)
  [ "${found%% *}" != e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ] && echo "${found%% *}"
}

tested=$(digest 1.1)
released=$(digest production)
if [ -z "$tested" ]; then
  echo "The registry has no tag 1.1, so nothing was tested that could be released."
  exit 1
fi
if [ -z "$released" ]; then
  echo "The registry has no tag production yet. Give it to the image 1.1 and push it."
  exit 1
fi
if [ "$released" = "$(digest 1.0)" ]; then
  echo "production is still the old version, 1.0. Move it to 1.1 with docker tag, then push it."
  exit 1
fi
if [ "$released" != "$tested" ]; then
  echo "production is another image than 1.1, even if its page looks the same: its digest differs. Release what was tested, without a new build: docker tag localhost:5000/site:1.1 localhost:5000/site:production"
  exit 1
fi
echo "production and 1.1 have the same digest: what was tested is what the customers get."
