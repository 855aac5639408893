package dev.drydock.sandbox.breakout;

/** What the scripts of attempts say, and the words that they say it with. */
final class Scripts {

    static final String REFUSED = "refused:";
    static final String ESCAPED = "escaped:";

    /**
     * {@code denied WHAT COMMAND…} holds when the command fails, {@code at_most WHAT LIMIT GOT} when the number is small
     * enough.
     * {@code readable} wants a byte, since the engine masks files by empty ones. The first line ends the one that the shell
     * marked.
     * A command that is not there (127, 126) or was called wrongly (64) must not pass as a refusal.
     */
    private static final String WORDS = """
            echo
            refused() { printf 'refused: %s\\n' "$*"; }
            escaped() { printf 'escaped: %s\\n' "$*"; }
            denied() {
              what=$1; shift
              said=$("$@" 2>&1); code=$?
              case $code in
                0) escaped "$what worked $said" ;;
                64|126|127) escaped "$what could not be tried: $said" ;;
                *) refused "$what: $(printf '%s' "${said:-exit code $code}" | tail -n 1)" ;;
              esac
            }
            readable() { [ "$(head -c 1 "$1" | wc -c)" -gt 0 ]; }
            at_most() {
              if [ "$3" -le "$2" ]; then refused "$1: $3, at most $2"; else escaped "$1: $3, more than $2"; fi
            }
            """;

    private Scripts() {
    }

    static String with(String script) {
        return WORDS + script;
    }
}
