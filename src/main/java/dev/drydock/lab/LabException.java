package dev.drydock.lab;

import java.time.Duration;
import java.util.List;

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

    /** Even the queue is full. */
    public static final class Full extends LabException {
        public Full() {
            super("All places are taken and too many people wait already. It is not your fault; try again in a few minutes.",
                    null);
        }
    }

    /** The learner, or the network that the request came from, holds as many labs as one can. */
    public static final class TooMany extends LabException {

        private final List<Held> held;

        /** @param held the learner's own, of which one has to end first; none when it is for others to end theirs */
        public TooMany(String message, List<Held> held) {
            super(message, null);
            this.held = List.copyOf(held);
        }

        public List<Held> held() {
            return held;
        }
    }

    /** A lab by the lesson whose page can end it. */
    public record Held(String course, String lesson) {
    }

    /** Labs are asked for faster than anybody can use them. */
    public static final class TooFast extends LabException {

        private final Duration wait;

        public TooFast(Duration wait) {
            super("You have started many labs in a short time. Wait " + Math.max(wait.toSeconds(), 1)
                    + " seconds, then go on.", null);
            this.wait = wait;
        }

        /** After which one more can be started. */
        public Duration retryAfter() {
            return wait;
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
