package dev.drydock.lab;

/** What cannot be done with a lab. The message is a sentence for the learner. */
public abstract sealed class LabException extends RuntimeException {

    protected LabException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No such lab, or not this learner's; the two cannot be told apart. */
    public static final class Unknown extends LabException {
        public Unknown() {
            super("There is no such lab, or it is not yours.", null);
        }
    }

    /** The lab is in a state in which this cannot be done. */
    public static final class WrongState extends LabException {
        public WrongState(String message) {
            super(message, null);
        }
    }

    /** This host carries as many labs as it can. */
    public static final class Full extends LabException {
        public Full() {
            super("All places are taken right now. Nothing is wrong with your work: try again in a few minutes.", null);
        }
    }

    /** The lesson has no lab. */
    public static final class NoLab extends LabException {
        public NoLab() {
            super("This lesson is for reading; it has no lab.", null);
        }
    }

    /** The lab could not be started, and it is not the learner's fault. */
    public static final class StartFailed extends LabException {
        public StartFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
