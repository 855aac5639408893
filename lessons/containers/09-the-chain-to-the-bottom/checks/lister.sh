#!/bin/sh
lister=$(docker inspect --type image -f '{{len .RootFS.Layers}} {{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}' lister 2>/dev/null)
if [ -z "$lister" ]; then
  echo "There is no image called lister yet. Write the Dockerfile, then: cd ~/lister, and docker build -t lister ."
  exit 1
fi

IFS=:
ls=
for layer in ${lister#* }; do
  case $layer in
    /srv/images/*)
      echo "lister stands on an image that was there before. Expected a Dockerfile that begins FROM scratch."
      exit 1 ;;
  esac
  for name in bin/ls usr/bin/ls; do
    [ ! -f "$layer/$name" ] || [ -L "$layer/$name" ] || ls=$layer/$name
  done
done
unset IFS
if [ -z "$ls" ]; then
  echo "There is no /bin/ls in the image lister. Copy the one of your lab: cp /bin/ls root/bin/"
  exit 1
fi
if ! cmp -s "$ls" /bin/ls; then
  echo "The ls in lister is not the one of your lab, which needs libraries. Copy that one: cp /bin/ls root/bin/"
  exit 1
fi

# --network none saves the engine much of the work.
printed=$(timeout 8 docker run --rm --network none --entrypoint /bin/ls lister -a / 2>&1 | head -c 2000)
case $printed in
  *"error while loading shared libraries: "*)
    missing=${printed#*libraries: }
    echo "The loader runs, and does not find the library ${missing%%:*}. Copy it to the same place below root, and build again." ;;
  *"missing dynamic library"* | *"o such file or directory"*)
    echo "The loader is not in the image: the file that ldd prints last, below /lib64 on most computers. Copy it to the same place below root, with the libraries, and build again." ;;
  *etc*proc*)
    echo "ls runs in a container that holds nothing but ls, and what ls needs."
    exit 0 ;;
  *)
    echo "A container from lister did not list its files within 8 s. It said: $(printf '%.120s' "${printed:-nothing}"). Check again, or see for yourself: docker run --rm lister" ;;
esac
exit 1
