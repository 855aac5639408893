package dev.drydock.progress;

import java.util.List;

/**
 * How far a learner is in a lesson.
 *
 * @param done how many of the lesson's present tasks have passed
 * @param total how many tasks the lesson has
 * @param tasks ids of the passed ones, in reading order
 */
public record LessonProgress(String course, String lesson, int done, int total, List<String> tasks) {

    public LessonProgress {
        tasks = List.copyOf(tasks);
    }
}
