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
 */
public record Lab(String id, String learner, String course, String lesson, LabState state, String reason, Instant createdAt,
        Instant expiresAt, Instant longestUntil, Instant idleAt, StartStage stage, QueuePlace queue) {

    public SandboxRef sandbox() {
        return new SandboxRef(id, state == LabState.READY);
    }
}
