# Finds a JDK 25 (or a newer one) even where `java` and JAVA_HOME are older, and makes it JAVA_HOME.

jdk_wanted=25

jdk_places() {
  [ -n "${JAVA_HOME-}" ] && printf '%s\n' "$JAVA_HOME"
  if [ -n "${DRYDOCK_JDK_SEARCH+set}" ]; then
    printf '%s\n' "$DRYDOCK_JDK_SEARCH" | tr : '\n' | while IFS= read -r folder; do
      printf '%s\n' "$folder" "$folder"/* "$folder"/*/Contents/Home
    done
    return
  fi
  on_path=$(command -v javac) && real=$(readlink -f "$on_path") && dirname "$(dirname "$real")"
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$jdk_wanted" 2>/dev/null
  printf '%s\n' /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/*/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# The release file is read rather than the program run: a start looks at many of them.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p'
  fi
}

# Sets jdk to the first JDK that is exactly the wanted one, else to the first newer one; jdk_newest to what there is.
find_jdk() {
  jdk='' jdk_found='' jdk_newest='' jdk_newest_major=0
  while IFS= read -r place; do
    version=$(jdk_version "$place") || continue
    major=${version%%[!0-9]*}
    [ -n "$major" ] || continue
    [ "$major" -gt "$jdk_newest_major" ] && jdk_newest="$version at $place" jdk_newest_major=$major
    if [ "$major" -eq "$jdk_wanted" ]; then jdk=$place jdk_found=$version; return; fi
    if [ "$major" -gt "$jdk_wanted" ] && [ -z "$jdk" ]; then jdk=$place jdk_found=$version; fi
  done <<PLACES
$(jdk_places)
PLACES
  [ -n "$jdk" ]
}

jdk_mend() {
  if is_debian && apt-cache show "openjdk-$jdk_wanted-jdk-headless" >/dev/null 2>&1; then
    install_command "openjdk-$jdk_wanted-jdk-headless" ''
  elif [ "$(uname -s)" = Darwin ]; then
    printf 'brew install openjdk@%s' "$jdk_wanted"
  else
    printf "This system's packages have none: take the JDK %s archive for %s from https://adoptium.net, unpack it under /opt, and start again (or set JAVA_HOME to it)." \
      "$jdk_wanted" "$(uname -sm)"
  fi
}

require_jdk() {
  if ! find_jdk && can_install && apt-cache show "openjdk-$jdk_wanted-jdk-headless" >/dev/null 2>&1; then
    install "Drydock is built and run with it" "openjdk-$jdk_wanted-jdk-headless"
    find_jdk
  fi
  [ -n "$jdk" ] || fail "Drydock needs JDK $jdk_wanted; $([ -n "$jdk_newest" ] && printf 'the newest found is %s.' "$jdk_newest" || printf 'none was found.')" "$(jdk_mend)"
  export JAVA_HOME="$jdk"
  # Maven's own libraries use what this JDK warns of at every run.
  export MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  finish "JDK $jdk_found at $jdk"
}
