package dev.drydock.classroom;

/** A request that cannot be understood; the message says what was expected. */
class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRequest(String message) {
        super(message);
    }
}
