package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The corpus of broken lessons that can be written as text; its first lines say how.
 *
 * @param problem what the author is told, with file and line
 */
record BrokenLessons(String what, List<Written> files, String problem) {

    /** A file of the lesson. */
    record Written(String kind, String name, String content) {
    }

    private static final Path CORPUS = Path.of("src/test/resources/course-broken/corpus.txt");
    private static final String NEXT = "======== ";

    static Stream<BrokenLessons> all() {
        try {
            return Stream.of(Files.readString(CORPUS).split("(?m)^" + NEXT)).skip(1).map(BrokenLessons::read);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    private static BrokenLessons read(String entry) {
        var parts = entry.split("(?m)^@");
        var files = new ArrayList<Written>();
        var problem = "";
        for (var part : List.of(parts).subList(1, parts.length)) {
            var first = part.indexOf('\n');
            var words = part.substring(0, first).split(" ", 2);
            if (words[0].equals("problem")) {
                problem = words[1];
            } else {
                files.add(new Written(words[0], words.length > 1 ? words[1] : "lesson.md", part.substring(first + 1)));
            }
        }
        return new BrokenLessons(parts[0].strip(), files, problem);
    }

    void writeTo(LessonOnDisk disk) {
        for (var file : files) {
            switch (file.kind) {
                case "text" -> disk.text(file.content.stripTrailing() + "\n");
                case "script" -> disk.script(file.name, file.content);
                default -> disk.file(file.name, file.content);
            }
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
