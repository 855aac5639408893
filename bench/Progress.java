/** Where the run is, on standard error; renewed in place on a terminal, silent elsewhere. */
final class Progress {

    private static final boolean LIVE = System.console() != null && System.console().isTerminal();

    private Progress() {
    }

    static void say(String what) {
        if (LIVE) {
            System.err.print("\r\033[K  ..  " + what);
        }
    }

    static void done() {
        if (LIVE) {
            System.err.print("\r\033[K");
        }
    }
}
