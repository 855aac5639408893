package dev.drydock.progress;

import java.time.Instant;

/**
 * One look of a check at a learner's lab, as it is kept.
 *
 * @param input what the learner had typed; empty for a task without a field
 * @param message what the learner read
 * @param evidence what was looked at and what was found; never for learners
 * @param checkVersion SHA-256 of the check
 * @param disputedAt when the learner said that the answer was right all the same; null: never
 * @param settledAt when an instructor had dealt with it; null: not yet
 */
public record Attempt(long id, String learner, String course, String lesson, String task, Finding finding, String input,
        String message,
        String evidence, String checkVersion, long tookMillis, Instant checkedAt, Instant disputedAt,
        Instant settledAt) {
}
