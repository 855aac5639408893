package dev.drydock.classroom;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A request for help as instructors see it.
 *
 * @param learner the name of who asks
 * @param path of the lesson
 * @param step the title of the step that the learner read
 * @param task the title of the first task that has not passed
 * @param done how many tasks of all have passed
 * @param instructor the name of who answers
 * @param mine whether that is the caller
 * @param terminal the one that the learner lets be watched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelpRequestAnswer(String id, String lab, String learner, String state, String note, String lesson, String path,
        String step, String task, int done, int total, Instant raisedAt, Instant changedAt, String instructor, boolean mine,
        Integer terminal, String outcome) {
}
