package dev.drydock.grading;

import java.time.Duration;

/**
 * What a check said.
 *
 * @param message a plain text of at most 500 characters for the learner
 * @param evidence what the check printed for its author, plain text
 */
public record Verdict(Outcome outcome, String message, String evidence, Duration took) {
}
