package dev.drydock.lab;

import java.time.Instant;

/**
 * That a lesson's own set-up failed in a learner's lab.
 *
 * @param script its path in the lesson's folder
 * @param what how it failed, in words that follow the path
 * @param output the last that it printed
 * @param settledAt when an instructor had dealt with it; null: not yet
 */
public record SetUpFailure(long id, String course, String lesson, String script, String what, String output, Instant failedAt,
        Instant settledAt) {
}
