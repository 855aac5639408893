package dev.drydock.sandbox;

/** The size of a terminal in character cells; at most 1,000 by 1,000, at least 1 by 1. */
public record TerminalSize(int cols, int rows) {

    private static final int MOST = 1000;

    public TerminalSize {
        cols = Math.clamp(cols, 1, MOST);
        rows = Math.clamp(rows, 1, MOST);
    }
}
