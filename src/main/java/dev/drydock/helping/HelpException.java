package dev.drydock.helping;

/** What cannot be done about helping. The message is a sentence for the person. */
public abstract sealed class HelpException extends RuntimeException {

    protected HelpException(String message) {
        super(message);
    }

    /** No such request, or nothing in it that would allow the caller this; the two cannot be told apart. */
    public static final class Unknown extends HelpException {
        Unknown() {
            super("There is no such request for help, or it is over.");
        }
    }

    /** The caller does not teach here, or another instructor answers. */
    public static final class NotAllowed extends HelpException {
        NotAllowed(String message) {
            super(message);
        }
    }

    /** It has come further, or less far, than the caller's page knew. */
    public static final class WrongState extends HelpException {
        WrongState(String message) {
            super(message);
        }
    }

    /** The hand goes up and down faster than anybody can look. */
    public static final class TooOften extends HelpException {
        TooOften() {
            super("You have asked for help very often within an hour. Wait a while, or speak to your instructor.");
        }
    }
}
