package dev.drydock.lab;

import java.time.Instant;

import dev.drydock.sandbox.SandboxRef;

/**
 * A lab as it was when it was asked for.
 *
 * @param learner the id of whom it belongs to
 * @param reason a sentence for the learner about the state, or null where there is nothing to say
 * @param expiresAt when it ends unless it is extended
 * @param longestUntil beyond which it cannot be extended
 */
public record Lab(String id, String learner, String course, String lesson, LabState state, String reason, Instant createdAt,
        Instant expiresAt, Instant longestUntil) {

    public SandboxRef sandbox() {
        return new SandboxRef(id, state == LabState.READY);
    }
}
