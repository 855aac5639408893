package dev.drydock.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A course before its lessons are read.
 *
 * @param lessons their folders, in order
 */
record CourseFolder(String id, String title, String summary, List<Path> lessons) {

    private static final String FILE = "course.yml";
    static final List<String> KEYS = List.of("title", "summary");

    static CourseFolder read(Path folder, List<Path> lessons, Problems problems) {
        var id = folder.getFileName().toString();
        var file = folder.resolve(FILE);
        var here = problems.in(id + "/" + FILE);
        if (!Files.exists(file)) {
            here.warning(1, "The course has no `" + FILE + "`.", "Write one, with `title: …` and `summary: …`.");
            return new CourseFolder(id, id, "", lessons);
        }
        var keys = Keys.read(TextFile.read(file, here).orElse("title: " + id), KEYS, here);
        if (keys.lacks("title")) {
            here.error(1, "The course has no title.", "Add a line `title: …`.");
        }
        return new CourseFolder(id, keys.text("title").orElse(id), keys.text("summary").orElse(""), lessons);
    }

    Course course(List<Lesson> read) {
        return new Course(id, title, summary, read);
    }
}
