package dev.drydock.course;

/**
 * Text of a lesson.
 *
 * @param html sanitised and balanced: it may be put into a page as it is
 */
public record Html(String html) implements Block {
}
