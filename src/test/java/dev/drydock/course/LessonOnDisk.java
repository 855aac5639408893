package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.drydock.course.LessonReader.Reading;

/** A lesson {@code crafts/01-knots} in a folder of its own, written file by file. */
record LessonOnDisk(Path root) {

    static final String FRONT = """
            ---
            title: Knots
            lab:
              image: base
            ---
            """;

    static LessonOnDisk in(Path root) {
        return new LessonOnDisk(root);
    }

    Path folder() {
        return root.resolve("crafts/01-knots");
    }

    /** The lesson's text, after a front matter of five lines. */
    LessonOnDisk text(String markdown) {
        return file("lesson.md", FRONT + markdown);
    }

    LessonOnDisk file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    LessonOnDisk file(String name, byte[] content) {
        try {
            var file = folder().resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    LessonOnDisk script(String name, String content) {
        file(name, content);
        folder().resolve(name).toFile().setExecutable(true);
        return this;
    }

    /** A check that is as it should be. */
    LessonOnDisk check(String name) {
        return script("checks/" + name, "#!/bin/sh\ntrue\n");
    }

    Reading read() {
        return new LessonReader().read(folder());
    }

    Lesson lesson() {
        return read().lesson().orElseThrow();
    }

    List<Problem> problems() {
        return read().problems();
    }

    /** The HTML of all text, in order; tasks and quizzes left out. */
    String html() {
        return html(lesson());
    }

    static String html(Lesson lesson) {
        return Stream.concat(lesson.introduction().stream(), lesson.steps().stream().flatMap(step -> step.blocks().stream()))
                .filter(Html.class::isInstance).map(block -> ((Html) block).html()).collect(Collectors.joining());
    }

    /** The problems as an author would see them: file in the lesson, line, and the sentence. */
    List<String> complaints() {
        return problems().stream().map(problem -> problem.file().replaceFirst("^crafts/01-knots/?", "") + ":"
                + problem.line() + " " + problem.what() + " " + problem.mend()).toList();
    }

    /** The one problem of a lesson that has one. */
    String complaint() {
        var all = complaints();
        if (all.size() != 1) {
            throw new AssertionError("Expected one problem, found " + all);
        }
        return all.getFirst();
    }
}
