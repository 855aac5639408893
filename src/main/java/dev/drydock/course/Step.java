package dev.drydock.course;

import java.util.List;

/**
 * What stands under one second-level heading.
 *
 * @param id slug of the heading, as GitHub makes it; unique in the lesson
 * @param title the heading as plain text
 * @param titleHtml the heading as sanitised HTML, without the heading element
 */
public record Step(String id, String title, String titleHtml, List<Block> blocks) {

    public Step {
        blocks = List.copyOf(blocks);
    }

    /** The id that the step's element carries in the page; links inside the lesson lead to it. */
    public String anchor() {
        return Lesson.ANCHOR_PREFIX + id;
    }

    /** What the step's code would do in a lab, in reading order. */
    public List<Action> actions() {
        return Lesson.only(Html.class, blocks).stream().flatMap(html -> html.actions().stream()).toList();
    }

    /** The step's graded tasks, in order. */
    public List<Task> tasks() {
        return Lesson.only(Task.class, blocks);
    }
}
