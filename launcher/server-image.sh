# The images of docker-compose.yml, and the settings that only this machine knows. What the server runs on is cut from
# this machine's JDK: Debian has no JDK 25, and an image with one could not be pulled where no registry answers.

# What Quarkus, the drivers and TLS ask for, some of it by name alone, which no tool finds.
runtime_modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.charsets,jdk.localedata,jdk.zipfs,jdk.management,jdk.naming.dns,jdk.net,jdk.jfr,jdk.jcmd

require_runtime() {
  runtime=target/java-runtime
  if [ "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' $runtime/release 2>/dev/null)" = "$jdk_found" ]; then
    finish "unchanged"
    return
  fi
  rm -rf $runtime
  run "$logs/runtime.log" p "$JAVA_HOME/bin/jlink" --add-modules $runtime_modules --strip-debug --no-header-files --no-man-pages --output $runtime \
    || fail "This JDK could not be cut down for the image: $(tail -n 1 "$logs/runtime.log")" "A JDK with its modules is needed, such as those of https://adoptium.net. The whole story: $logs/runtime.log"
  # Whatever the umask of this shell is, another user runs it.
  chmod -R a+rX $runtime target/quarkus-app lessons launcher/java-options
  finish "JDK $jdk_found, $(du -sm $runtime | cut -f 1) MB"
}

# build_target <target>: one of the root Dockerfile's, as drydock/<target>.
build_target() {
  step "$1: packing"
  log=$logs/image-$1.log folder=$data/run/image-$1.tar
  tar -cf "$folder" Dockerfile launcher/database-server launcher/server-start launcher/java-options lessons target/java-runtime target/quarkus-app 2>"$log" \
    || fail "The image $1 could not be packed: $(tail -n 1 "$log")" "Free some disk space under $data."
  before=$(image_id "drydock/$1")
  run "$log" 's/^{"stream":"Step \([0-9/]*\) : \([^\\]*\).*/'"$1"': \1 \2/p; s/^{"stream":"\(Unpacking [^ ]*\).*/'"$1"': \1/p; s/^{"stream":"\(Setting up [^ ]*\).*/'"$1"': \1/p' \
    engine "/build?t=$(escaped "drydock/$1")&target=$1&rm=1&forcerm=1&buildargs=$(escaped "$(build_arguments)")" \
    -X POST -H 'Expect:' -H 'Content-Type: application/x-tar' -T "$folder"
  rm -f "$folder"
  grep -q 'Successfully built\|"aux":{"ID"' "$log" || { build_log_as_text "$log"; explain_build "$1" "$log"; }
  [ "$(image_id "drydock/$1")" = "$before" ] || built=$((built + 1))
}

# What exists is kept: the database knows its password.
setting() {
  grep -qs "^$1=" .env || printf '%s=%s\n' "$1" "$2" >>.env
}

write_settings() {
  (umask 077 && touch .env)
  setting DRYDOCK_DATABASE_PASSWORD "$(od -An -N 24 -tx1 /dev/urandom | tr -d ' \n')"
  setting DRYDOCK_BASE "$base"
  case $DOCKER_HOST in
    unix://*)
      setting DRYDOCK_ENGINE_SOCKET "${DOCKER_HOST#unix://}"
      # shellcheck disable=SC2012 # the group's number, as ls gives it everywhere
      setting DRYDOCK_ENGINE_GROUP "$(ls -nL "${DOCKER_HOST#unix://}" | awk '{ print $4 }')" ;;
    *) fail "The server's container reaches its engine by a socket of this machine, and DOCKER_HOST is $DOCKER_HOST." "Unset DOCKER_HOST, or run ./drydock start instead." ;;
  esac
}

server_image() {
  prepare_machine
  stage build && require_application
  stage runtime && require_runtime
  stage "server image"
  built=0
  build_target database
  build_target server
  write_settings
  finish "drydock/database, drydock/server ($built built), settings in .env"
  printf '\nNow: docker compose up -d\n'
}
