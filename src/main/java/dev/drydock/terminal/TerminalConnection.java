package dev.drydock.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is known of a socket while its terminal is being opened and after. */
final class TerminalConnection {

    /** A paste of a megabyte is sixteen frames. */
    private static final int MOST_EARLY = 64;

    /** Of the message that is coming in; for the event loop alone. */
    final MessageLength input = new MessageLength(TerminalMessage.LONGEST_INPUT);
    final MessageLength control = new MessageLength(TerminalMessage.LONGEST_CONTROL);
    final StringBuilder text = new StringBuilder();

    private final String lab;
    private TerminalBridge bridge;
    private boolean closed;
    private final List<Runnable> early = new ArrayList<>();

    TerminalConnection(String lab) {
        this.lab = lab;
    }

    String lab() {
        return lab;
    }

    /** What arrives before the terminal is open waits for it, in order; false when too much waits. */
    synchronized boolean with(Consumer<TerminalBridge> action) {
        if (early.size() == MOST_EARLY) {
            return false;
        }
        if (bridge != null) {
            action.accept(bridge);
        } else {
            early.add(() -> action.accept(bridge));
        }
        return true;
    }

    /** False when the socket was closed meanwhile. */
    synchronized boolean opened(TerminalBridge opened) {
        bridge = opened;
        early.forEach(Runnable::run);
        early.clear();
        return !closed;
    }

    synchronized void close() {
        closed = true;
        if (bridge != null) {
            bridge.close();
        }
    }

    /** Counts the pieces of one message, since only all of them together may be too long. */
    static final class MessageLength {

        private final int most;
        private int length;

        private MessageLength(int most) {
            this.most = most;
        }

        boolean fits(int piece, boolean last) {
            length += piece;
            boolean fits = length <= most;
            if (last) {
                length = 0;
            }
            return fits;
        }
    }
}
