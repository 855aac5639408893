package dev.drydock.helping;

import java.time.Instant;

/**
 * A request for help as it was when it was asked for.
 *
 * @param learner the id of whom the lab belongs to
 * @param step where the learner stood in the lesson; empty when the page did not say
 * @param note what the learner wrote with it; may be empty
 * @param terminal which terminal is watched; null before the learner agreed
 * @param instructor the id of who answers; null while nobody does
 * @param question what the learner is being asked: an answer names it, so that no yes is given to another question
 * @param outcome a sentence on how it ended; null while it is open
 */
public record HelpRequest(String id, String lab, String learner, String learnerName, String course, String lesson, String step,
        String note, HelpState state, Integer terminal, String instructor, String instructorName, String question,
        String outcome, Instant raisedAt, Instant changedAt) {
}
