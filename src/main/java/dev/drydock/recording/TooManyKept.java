package dev.drydock.recording;

/** A learner keeps as many recordings as one may. */
public final class TooManyKept extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyKept(int most) {
        super("You keep the recordings of " + most + " labs already, which is the most. Delete one of them first.");
    }
}
