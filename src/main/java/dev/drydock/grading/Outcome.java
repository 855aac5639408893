package dev.drydock.grading;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a check came to. Only {@link #NOT_YET} is the learner's. */
public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("not-yet")
    NOT_YET,
    /** The check itself failed: told to instructors, never held against the learner. */
    @JsonProperty("broken")
    BROKEN
}
