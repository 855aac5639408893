package dev.drydock.grading;

/** So many checks of one lab wait for each other that one more is refused. */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1;

    Busy() {
        super("Other checks of this lab are still running; try again in a moment.");
    }
}
