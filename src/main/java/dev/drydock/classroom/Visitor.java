package dev.drydock.classroom;

/**
 * Who looks at a page, as far as the page shows it.
 *
 * @param problems how many problems an instructor has to mend; 0 for others
 * @param hands how many hands are raised that no instructor answers; 0 for others
 */
public record Visitor(boolean instructor, int problems, int hands) {
}
