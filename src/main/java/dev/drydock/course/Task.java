package dev.drydock.course;

/**
 * A graded task.
 *
 * @param id file name of its check without suffix; unique in the lesson
 * @param titleHtml what the learner is asked for, as sanitised HTML
 * @param title the same as plain text
 * @param step id of the step it stands in; {@link Lesson#INTRODUCTION} before the first step
 * @param input whether the learner types a value that the check receives
 * @param points what a pass is worth
 */
public record Task(String id, String titleHtml, String title, String step, boolean input, int points, Check check)
        implements
            Block {
}
