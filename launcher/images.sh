# The lab images: every folder of lab-images/ with a Dockerfile, built where its inputs changed, what it copies from
# first. Built through the engine's interface: it takes a folder as a tar and says each step.

base_imported=drydock/debian:bookworm
base_pulled=debian:bookworm-slim

if command -v sha256sum >/dev/null; then hasher=sha256sum; else hasher='shasum -a 256'; fi
sha256() { $hasher | cut -d ' ' -f 1; }

image_json() { engine "/images/$1/json" -m 20 2>/dev/null; }
image_id() { image_json "$1" | json Id; }
image_inputs() { image_json "$1" | json dev.drydock.inputs; }

lab_images() { for file in lab-images/*/Dockerfile; do basename "$(dirname "$file")"; done; }

# The images of ours that a Dockerfile starts from or copies from.
image_needs() { sed -n 's/^\(FROM \|COPY .*--from=\)drydock\/\([a-z0-9-]*\).*/\2/p' "lab-images/$1/Dockerfile" | sort -u; }

# What a build is given: all files but those whose names .dockerignore lists (names alone, no patterns).
image_files() {
  (
    cd "lab-images/$1" || exit
    find . -type f | LC_ALL=C sort | grep -Ev "^\./($(paste -sd "|" .dockerignore 2>/dev/null))(/|\$)"
  )
}

# Names, modes and contents of the folder, the base below it and, through their own inputs, the images it needs.
image_wanted() {
  {
    printf '%s\n' "$base_id"
    for need in $(image_needs "$1"); do image_inputs "drydock/$need"; done
    image_files "$1" | while IFS= read -r file; do
      [ -x "lab-images/$1/$file" ] && printf 'x '
      $hasher "lab-images/$1/$file"
    done
  } | sha256
}

escaped() { printf '%s' "$1" | sed 's/%/%25/g; s/{/%7B/g; s/}/%7D/g; s/"/%22/g; s/:/%3A/g; s,/,%2F,g; s/ /%20/g; s/&/%26/g; s/+/%2B/g; s/?/%3F/g; s/#/%23/g'; }

# A proxy of this machine is the build's as well; such arguments need no ARG and enter no image.
build_arguments() {
  printf '{"BASE":"%s"' "$base"
  for name in http_proxy https_proxy no_proxy; do
    eval "value=\${$name-}"
    [ -n "$value" ] && printf ',"%s":"%s"' "$name" "$value"
  done
  printf '}'
}

# The log is the engine's JSON, a line a message; people get text.
build_log_as_text() {
  sed -e 's/^{"stream":"\(.*\)"}.*$/\1/' -e '/^\\n$/d' -e 's/\\n$//' -e 's/\\r//g' -e 's/\\"/"/g' -e 's/\\t/ /g' -e 's/\\u003e/>/g; s/\\u003c/</g; s/\\u0026/\&/g' \
    -e 's/\\u001b\[[0-9;]*m//g' -e 's/^{"errorDetail".*"error":"\(.*\)"}.*$/\1/' "$1" >"$1.text" && mv "$1.text" "$1"
}

ensure_image() {
  for need in $(image_needs "$1"); do ensure_image "$need"; done
  wanted=$(image_wanted "$1")
  [ "$(image_inputs "drydock/$1")" = "$wanted" ] && return
  step "$1: building"
  log=$logs/image-$1.log folder=$data/run/image-$1.tar
  image_files "$1" | tar -C "lab-images/$1" -cf "$folder" -T - 2>"$log" || fail "The image $1 could not be packed: $(tail -n 1 "$log")" "Free some disk space under $data."
  run "$log" 's/^{"stream":"Step \([0-9/]*\) : \([^\\]*\).*/'"$1"': \1 \2/p; s/^{"stream":"\(Unpacking [^ ]*\).*/'"$1"': \1/p; s/^{"stream":"\(Setting up [^ ]*\).*/'"$1"': \1/p' \
    engine "/build?t=$(escaped "drydock/$1")&rm=1&forcerm=1&buildargs=$(escaped "$(build_arguments)")&labels=$(escaped "{\"dev.drydock.inputs\":\"$wanted\"}")" \
    -X POST -H 'Expect:' -H 'Content-Type: application/x-tar' -T "$folder"
  rm -f "$folder"
  build_log_as_text "$log"
  built=$((built + 1))
  [ "$(image_inputs "drydock/$1")" = "$wanted" ] || explain_build "$1" "$log"
}

explain_build() {
  tail -n 12 "$2" | sed 's/^/      | /' >&2
  if grep -q 'no space left' "$2"; then fail "The disk is full: the image $1 could not be built." "Free some space where the engine keeps its data, then start again."; fi
  if unreachable_in "$2"; then
    fail "The package mirror cannot be reached from inside a build, so the image $1 could not be built." \
      "Check the network, then start again; a proxy is taken from http_proxy." "The whole story: $2"
  fi
  fail "The image $1 could not be built." "The last lines are above, the whole story in $2."
}

# A registry that answers gives the base in seconds; one that does not refuses at once or is given up after 20 s of
# silence. Without one, Debian's packages give the same system.
require_base() {
  for base in "$base_pulled" "$base_imported"; do
    base_id=$(image_id "$base")
    [ -n "$base_id" ] && return
  done
  base=$base_pulled
  run "$logs/image-pull.log" 's/.*"status":"\([^"]*\)".*/Debian: \1/p' \
    engine "/images/create?fromImage=${base%:*}&tag=${base#*:}" -X POST --speed-limit 1 --speed-time 20
  base_id=$(image_id "$base")
  [ -n "$base_id" ] && return
  note "No image registry answers: Drydock makes the base system from Debian's packages."
  import_base
}

import_base() {
  base=$base_imported
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  if ! command -v mmdebstrap >/dev/null || [ ! -e "$keys" ]; then
    can_install || fail "Neither an image registry nor mmdebstrap is there to make the base system of the labs from." \
      "$(install_command mmdebstrap mmdebstrap), or load the image: docker load -i <a saved $base_pulled>"
    install "the base system of the labs is made with it" mmdebstrap debian-archive-keyring
  fi
  system=$data/run/base.tar
  run "$logs/image-debian.log" 's/^I: /Debian: /p' mmdebstrap --variant=minbase --include=ca-certificates --keyring="$keys" bookworm "$system" || {
    rm -f "$system"
    unreachable_in "$logs/image-debian.log" && fail "The package mirror cannot be reached, so the base system of the labs could not be made." \
      "Check the network, then start again; a proxy is taken from http_proxy." "The whole story: $logs/image-debian.log"
    fail "The base system of the labs could not be made: $(grep '^E:' "$logs/image-debian.log" | tail -n 1)" "The whole story: $logs/image-debian.log"
  }
  run "$logs/image-import.log" 's/.*"status":"\([^"]*\)".*/Debian: \1/p' \
    engine "/images/create?fromSrc=-&repo=${base%:*}&tag=${base#*:}&changes=$(escaped 'CMD ["bash"]')" -X POST -H 'Expect:' -H 'Content-Type: application/x-tar' -T "$system"
  rm -f "$system"
  base_id=$(image_id "$base")
  [ -n "$base_id" ] || fail "The engine did not take the base system: $(tail -n 1 "$logs/image-import.log")" "Is its disk full? The whole story: $logs/image-import.log"
}

# The inner engine of a builder lab has its network through a tunnel, and an engine hands on only a device that is there.
# Where the engine is on another machine, that machine's owner sees to it.
require_tunnel() {
  if [ -e /dev/net/tun ] || [ "$(uname -s)" != Linux ]; then return; fi
  case $DOCKER_HOST in unix://*) ;; *) return ;; esac
  if [ "$(id -u)" = 0 ]; then
    modprobe tun 2>/dev/null
    [ -e /dev/net/tun ] || { mkdir -p /dev/net && mknod -m 0666 /dev/net/tun c 10 200; }
  fi
  [ -e /dev/net/tun ] || note "There is no /dev/net/tun, so labs with an engine of their own will not start: sudo modprobe tun"
}

require_images() {
  require_tunnel
  require_base
  built=0
  for image in $(lab_images); do ensure_image "$image"; done
  finish "$(lab_images | tr '\n' ' ')$([ $built -gt 0 ] && printf '(%s built)' $built || printf '(unchanged)')"
}
