package dev.drydock.lab;

import java.util.Set;

/**
 * Where a lab is in its life. Every move to another state is one of these, is made in {@link LabRow#move} alone, and carries a
 * reason that the learner can read.
 */
public enum LabState {
    /** Waits for a place. */
    QUEUED,
    /** Has a place; its container is being made. */
    STARTING,
    /** Can be worked in. */
    READY,
    /** Frozen, with its files and processes as they were. */
    ASLEEP,
    /** For good: the row stays to say why. */
    ENDED;

    boolean mayBecome(LabState next) {
        return switch (this) {
            case QUEUED -> Set.of(STARTING, ENDED).contains(next);
            case STARTING -> Set.of(READY, ENDED).contains(next);
            // Starting once more by a reset
            case READY -> Set.of(STARTING, ASLEEP, ENDED).contains(next);
            // Starting once more by a reset, here too: a full disk is a reason to sleep and to reset
            case ASLEEP -> Set.of(READY, STARTING, ENDED).contains(next);
            case ENDED -> false;
        };
    }
}
