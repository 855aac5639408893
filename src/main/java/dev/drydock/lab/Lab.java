package dev.drydock.lab;

import java.time.Instant;

import dev.drydock.sandbox.SandboxRef;

/**
 * A lab as it was when it was asked for.
 *
 * @param learner the id of whom it belongs to
 * @param reason a sentence for the learner on how it came to its state
 * @param expiresAt when it ends unless it is extended
 * @param longestUntil beyond which it cannot be extended
 * @param idleAt when it falls asleep unless it is used; null unless it is ready
 * @param stage what a start is at; null unless it is starting
 * @param queue null unless it waits
 * @param stopped whether it sleeps without a process; waking starts it anew with the files that it has
 * @param crowded whether it holds more than a lab may; waking one that sleeps for it ends its programs
 */
public record Lab(String id, String learner, String course, String lesson, LabState state, String reason, Instant createdAt,
        Instant expiresAt, Instant longestUntil, Instant idleAt, StartStage stage, QueuePlace queue, boolean stopped,
        boolean crowded) {

    /** Whether programs that ran when the lab fell asleep do not go on when it wakes. */
    public boolean losesPrograms() {
        return state == LabState.ASLEEP && (stopped || crowded);
    }

    public SandboxRef sandbox() {
        return new SandboxRef(id, state == LabState.READY);
    }
}
