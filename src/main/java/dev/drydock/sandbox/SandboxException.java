package dev.drydock.sandbox;

/** What an engine could not do. The message is for the log; the kind decides what a learner reads. */
public abstract sealed class SandboxException extends RuntimeException {

    protected SandboxException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The machine has no room for one more lab, or a lab no room for one more process. */
    public static final class NoCapacity extends SandboxException {
        public NoCapacity(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The lab's image was not built on this engine. */
    public static final class ImageMissing extends SandboxException {
        public ImageMissing(String image, Throwable cause) {
            super("The image " + image + " is not on this engine; ./drydock start builds it", cause);
        }
    }

    /** The engine cannot honour what the lab asks for. */
    public static final class Unsupported extends SandboxException {
        public Unsupported(String message) {
            super(message, null);
        }
    }

    /** The operator does not allow what the lab asks for. */
    public static final class NotAllowed extends SandboxException {

        private final String wish;

        /** @param wish what it asks for, in words that follow "needs" */
        public NotAllowed(String wish, String message) {
            super(message, null);
            this.wish = wish;
        }

        public String wish() {
            return wish;
        }
    }

    /** The engine did not answer in time. */
    public static final class EngineTimeout extends SandboxException {
        public EngineTimeout(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The engine cannot be reached or refuses to work. */
    public static final class EngineDown extends SandboxException {
        public EngineDown(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The lab's container is no longer there, or no longer runs. */
    public static final class LabGone extends SandboxException {
        public LabGone(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
