package dev.drydock.progress;

import java.util.List;

/**
 * How far a learner is in a lesson.
 *
 * @param done how many of the lesson's present tasks have passed
 * @param total how many tasks the lesson has
 * @param tasks ids of the passed ones, in reading order
 * @param points what the passed ones are worth, less what no longer held at the end
 * @param pointsTotal what all tasks are worth
 */
public record LessonProgress(String course, String lesson, int done, int total, List<String> tasks, int points,
        int pointsTotal) {

    public LessonProgress {
        tasks = List.copyOf(tasks);
    }
}
