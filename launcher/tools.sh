# Maven and Node build the application; a browser and its fonts, and a dictionary, are needed by the tests alone.

version_of() { "$@" --version 2>/dev/null | grep -Eo '[0-9]+\.[0-9.]+' | head -n 1; }

require_tools() {
  missing=
  command -v mvn >/dev/null || missing="$missing maven"
  command -v node >/dev/null || missing="$missing nodejs"
  command -v npm >/dev/null || missing="$missing npm"
  if [ -n "$missing" ]; then
    can_install || fail "Missing to build Drydock:$missing." "$(install_command "${missing# }" "${missing# }")"
    # shellcheck disable=SC2086 # a list of packages
    install "the application and its pages are built with them" $missing
  fi
  finish "Maven $(version_of mvn), Node $(version_of node)"
}

find_browser() {
  [ -x "${CHROMIUM-}" ] && return
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM=$(command -v "$name") && return
  done
  CHROMIUM=/Applications/Chromium.app/Contents/MacOS/Chromium
  [ -x "$CHROMIUM" ] && return
  CHROMIUM='' && return 1
}

require_browser() {
  find_browser || {
    can_install || fail "The tests drive a real browser, and no Chromium was found." "$(install_command chromium chromium)"
    install "the tests drive a real browser" chromium fonts-dejavu fonts-liberation
    find_browser || fail "Chromium was installed but is not on the PATH." "Set CHROMIUM to its program."
  }
  export CHROMIUM
  finish "$CHROMIUM"
}

spells() { printf 'word\n' | hunspell -d en_GB -a >/dev/null 2>&1; }

require_spelling() {
  spells || {
    can_install || fail "The tests check the lessons' spelling, and no hunspell with a British dictionary was found." \
      "$(install_command 'hunspell hunspell-en-gb' 'hunspell hunspell-en')"
    install "the tests check the lessons' spelling" hunspell hunspell-en-gb
    spells || fail "hunspell was installed but does not find its dictionary en_GB." "Set DICPATH to the folder that holds en_GB.dic."
  }
  finish "$(hunspell --version 2>/dev/null | grep -Eo 'Hunspell [0-9.]+' | head -n 1), en_GB"
}
