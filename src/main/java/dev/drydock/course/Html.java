package dev.drydock.course;

import java.util.List;

/**
 * Text of a lesson.
 *
 * @param html sanitised and balanced: it may be put into a page as it is
 * @param actions what its runnable code and its files would do in a lab, in reading order
 */
public record Html(String html, List<Action> actions) implements Block {

    public Html {
        actions = List.copyOf(actions);
    }
}
