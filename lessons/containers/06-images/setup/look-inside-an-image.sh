#!/bin/sh
# An image of each learner's own: what it puts into COLOUR follows from the lab's seed, as the check computes it again.
set -e
colour=$(printf 'parcel %s' "$LAB_SEED" | sha256sum | cut -c 1-6)
folder=$(mktemp -d)
echo 'This side up. Handle with care.' > "$folder/label.txt"
cat > "$folder/Dockerfile" <<END
FROM busybox
WORKDIR /parcel
COPY label.txt .
ENV COLOUR=#$colour
CMD ["cat", "label.txt"]
END
docker build -q -t parcel "$folder"
rm -r "$folder"
