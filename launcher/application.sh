# Building the application with Maven, and only when something it is made from has changed.

stamp=target/drydock.stamp
pages=src/main/webui

# What npm makes among the sources is no input.
application_inputs() {
  {
    printf '%s\n' "$JAVA_HOME"
    find pom.xml src/main \( -path "$pages/node_modules" -o -path "$pages/build" -o -path "$pages/build-tests" \) -prune -o -type f -exec $hasher {} + | LC_ALL=C sort
  } | sha256
}

maven_mend() {
  if grep -q 'No space left on device' "$1"; then fail "The disk is full: Maven could not build." "Free some space, then start again."; fi
  if grep -Eq 'Unknown host|Could not transfer|Temporary failure in name|Connection timed out|Connection refused|ENOTFOUND|ECONNREFUSED|EAI_AGAIN' "$1"; then
    fail "The mirror of the Java or npm packages cannot be reached, so Drydock could not be built." \
      "Check the network; a proxy or mirror is set in ~/.m2/settings.xml and ~/.npmrc." "The whole story: $1"
  fi
  fail "Drydock could not be built." "The reason is above, the whole story in $1."
}

require_application() {
  wanted_stamp=$(application_inputs)
  if [ -e target/quarkus-app/quarkus-run.jar ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted_stamp" ]; then
    finish "unchanged"
    return
  fi
  rm -f "$stamp"
  # Formatting is for those who change the code; here it would change what the stamp was taken of.
  run "$logs/build.log" 's/^\[INFO\] --- \([^ ]*\).*/\1/p; s/^Downloading from [^ ]* .*\/\([^/]*\)$/fetching \1/p' \
    mvn -B package -DskipTests -Dformatter.skip -Dspotless.apply.skip -Dstyle.color=never || {
    grep -E '^\[ERROR\]' "$logs/build.log" | head -n 12 | cut -c 1-220 | sed 's/^/      | /' >&2
    maven_mend "$logs/build.log"
  }
  printf '%s\n' "$wanted_stamp" >"$stamp"
  finish "target/quarkus-app"
}

# Every word of Maven is shown, so the pipe must not hide its result.
test_application() {
  result=$data/run/test.result
  {
    npm --prefix src/main/webui ci --no-audit --no-fund && npm --prefix src/main/webui test &&
    mvn -B -ntp verify -Dformat.goal=validate -Dimports.goal=check
    printf '%s\n' $? >"$result"
  } </dev/null 2>&1 | tee "$logs/test.log"
  code=$(cat "$result")
  [ "$code" = 0 ] && return
  printf '\n' >&2
  fail "The tests did not pass." "The whole story: $logs/test.log"
}
