package dev.drydock.classroom;

/** What is known of a lesson as it is now. */
public enum Standing {
    /** Its test held. */
    PROVEN,
    /** It was not tested since it became what it is; learners are offered it. */
    UNTESTED,
    /** Its test failed; learners are not offered it. */
    WITHHELD
}
