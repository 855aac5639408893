package dev.drydock.authoring;

/** The command was given something that it cannot work with; the message says what, and what would do. */
final class Misused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misused(String message) {
        super(message);
    }
}
