package dev.drydock.progress;

/** What an attempt at a task came to. Only {@link #NOT_YET} is the learner's. */
public enum Finding {
    PASSED,
    NOT_YET,
    /** The check failed by itself. */
    BROKEN,
    /** The check did not come to an end. */
    TIMED_OUT,
    /** The check could not be run: the engine or the lab failed. */
    FAULT
}
