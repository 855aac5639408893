package dev.drydock.helping;

/** How far a request for help has come. Each state allows less than, or asks the learner for, the next. */
public enum HelpState {
    /** The hand is up; nobody answers yet. */
    RAISED,
    /** An instructor offers to watch and waits for the learner's yes. */
    OFFERED,
    /** The instructor sees the terminal. */
    WATCHING,
    /** The instructor sees the terminal and waits for the learner's yes to typing. */
    ASKED,
    /** The instructor sees the terminal and types in it. */
    TYPING,
    /** It is over, and allows nothing. */
    CLOSED;

    public boolean isWatched() {
        return this == WATCHING || this == ASKED || this == TYPING;
    }
}
