package dev.drydock.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All courses as they were at one moment.
 *
 * @param readings by lesson folder, to be used again where nothing changed
 */
record Shelf(List<Course> courses, List<Problem> problems, Map<Path, Stamped> readings) {

    static final Shelf EMPTY = new Shelf(List.of(), List.of(), Map.of());

    /** A reading, and what the folder looked like then. */
    record Stamped(String stamp, LessonReader.Reading reading) {
    }
}
