package dev.drydock.classroom;

/** What was asked for does not exist; the message is a sentence for the person. */
class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotThere(String message) {
        super(message);
    }
}
