package dev.drydock.grading;

import java.time.Duration;

/**
 * What a check came to.
 *
 * @param timedOut whether the check is broken because it did not come to an end
 * @param message a plain text of at most 500 characters for the learner
 * @param evidence what was looked at and what was found, for instructors, plain text
 */
public record Verdict(Outcome outcome, boolean timedOut, String message, String evidence, Duration took) {
}
