package dev.drydock.course;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @TempDir
    Path root;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private void lesson(String folder, String title) throws IOException {
        write(folder + "/lesson.md", "---\ntitle: " + title + "\n---\n\n## Step\n\nText.\n");
    }

    private List<String> titles(Library library) {
        return library.courses().stream().flatMap(course -> course.lessons().stream()).map(Lesson::title).toList();
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion::run);
    }

    @Test
    void coursesAndLessonsComeInOrder() throws IOException {
        write("crafts/course.yml", "title: Crafts\nsummary: By hand.\n");
        lesson("crafts/10-sails", "Sails");
        lesson("crafts/2-ropes", "Ropes");
        lesson("art/01-paint", "Paint");
        write("art/course.yml", "title: Art\n");
        try (var library = new Library(root)) {
            assertEquals(List.of("Paint", "Ropes", "Sails"), titles(library));
            assertEquals("By hand.", library.course("crafts").orElseThrow().summary());
            assertEquals("Ropes", library.lesson("crafts", "2-ropes").orElseThrow().title());
            assertTrue(library.lesson("crafts", "gone").isEmpty());
            assertEquals(List.of(), library.problems());
        }
    }

    @Test
    void whatIsSavedShowsUp() throws IOException {
        write("crafts/course.yml", "title: Crafts\n");
        lesson("crafts/01-knots", "Knots");
        lesson("crafts/02-ropes", "Ropes");
        try (var library = new Library(root)) {
            var untouched = library.lesson("crafts", "02-ropes").orElseThrow();

            lesson("crafts/01-knots", "Bends");
            soon(() -> assertEquals(List.of("Bends", "Ropes"), titles(library)));
            assertSame(untouched, library.lesson("crafts", "02-ropes").orElseThrow());

            lesson("crafts/03-sails", "Sails");
            soon(() -> assertEquals(List.of("Bends", "Ropes", "Sails"), titles(library)));
            lesson("crafts/03-sails", "Jibs");
            soon(() -> assertEquals(List.of("Bends", "Ropes", "Jibs"), titles(library)));

            write("art/01-paint/lesson.md", "---\ntitle: Paint\n---\n");
            soon(() -> assertEquals(List.of("Paint", "Bends", "Ropes", "Jibs"), titles(library)));

            Files.delete(root.resolve("crafts/01-knots/lesson.md"));
            soon(() -> assertEquals(List.of("Paint", "Ropes", "Jibs"), titles(library)));
        }
    }

    @Test
    void anEditorThatReplacesTheFileIsNoticedAndACheckCountsToo() throws IOException {
        write("crafts/course.yml", "title: Crafts\n");
        write("crafts/01-knots/lesson.md", "---\ntitle: Knots\nlab:\n---\n\n- [ ] [Tie](checks/tie.sh)\n");
        write("crafts/01-knots/checks/tie.sh", "#!/bin/sh\nfalse\n");
        assertTrue(root.resolve("crafts/01-knots/checks/tie.sh").toFile().setExecutable(true));
        try (var library = new Library(root)) {
            var version = library.lesson("crafts", "01-knots").orElseThrow().tasks().getFirst().check().version();
            write("crafts/01-knots/checks/tie.sh", "#!/bin/sh\ntrue\n");
            // Seen in the middle of the writing, the file is empty and the lesson has no task.
            soon(() -> assertTrue(library.lesson("crafts", "01-knots").orElseThrow().tasks().stream()
                    .anyMatch(task -> !version.equals(task.check().version()))));

            write("crafts/01-knots/.lesson.md.swp", "---\ntitle: Replaced\n---\n");
            Files.move(root.resolve("crafts/01-knots/.lesson.md.swp"), root.resolve("crafts/01-knots/lesson.md"),
                    StandardCopyOption.REPLACE_EXISTING);
            soon(() -> assertEquals(List.of("Replaced"), titles(library)));
        }
    }

    @Test
    void aBrokenLessonIsNamedAndTheOthersStay() throws IOException {
        write("crafts/course.yml", "title: Crafts\n");
        lesson("crafts/01-knots", "Knots");
        lesson("crafts/02-ropes", "Ropes");
        try (var library = new Library(root)) {
            Files.write(root.resolve("crafts/01-knots/lesson.md"), new byte[] { '-', '-', '-', '\n', (byte) 0xff });
            soon(() -> assertEquals(List.of(new Problem("crafts/01-knots/lesson.md", 2, "The file is not UTF-8.",
                    "Save it in that encoding.", Problem.Severity.ERROR)), library.problems()));
            assertEquals(List.of("Ropes"), titles(library));

            lesson("crafts/01-knots", "Mended");
            soon(() -> assertEquals(List.of("Mended", "Ropes"), titles(library)));
            assertEquals(List.of(), library.problems());
        }
    }

    @Test
    void aLinkToALessonThatIsNotThereIsNamedUntilItIs() throws IOException {
        write("crafts/course.yml", "title: Crafts\n");
        write("crafts/01-knots/lesson.md", "---\ntitle: Knots\n---\n\nNext: [ropes](../02-ropes/).\n");
        try (var library = new Library(root)) {
            assertEquals(List.of("There is no lesson `crafts/02-ropes`."),
                    library.problems().stream().map(Problem::what).toList());
            assertEquals(5, library.problems().getFirst().line());
            lesson("crafts/02-ropes", "Ropes");
            soon(() -> assertEquals(List.of(), library.problems()));
        }
    }

    @Test
    void foldersThatCannotBeLessonsAreNamed() throws IOException {
        write("crafts/course.yml", "titel: Crafts\n");
        lesson("crafts/knots", "Knots");
        lesson("crafts/02-two words", "Words");
        Files.createDirectories(root.resolve("crafts/03-empty"));
        Files.createDirectories(root.resolve("crafts/pictures"));
        lesson("art/01-paint", "Paint");
        lesson("a course/01-x", "X");
        Files.createDirectories(root.resolve(".git/objects"));
        write("README.md", "For authors.\n");
        try (var library = new Library(root)) {
            assertEquals(List.of("Paint"), titles(library));
            assertEquals(List.of("The folder `a course` cannot be read under this name.",
                    "The course has no `course.yml`.",
                    "The folder `02-two words` cannot be read under this name.",
                    "The folder `knots` cannot be read under this name.",
                    "There is no lesson in this folder.",
                    "`titel` is not a known key.",
                    "The course has no title."),
                    library.problems().stream().map(Problem::what).toList());
        }
    }

    @Test
    void aFolderThatDoesNotExistYetIsAProblemAndNotAnException() throws IOException {
        try (var library = new Library(root.resolve("later"))) {
            assertEquals(List.of(), library.courses());
            assertEquals(1, library.problems().size());
            lesson("later/crafts/01-knots", "Knots");
            soon(() -> assertEquals(List.of("Knots"), titles(library)));
        }
    }

    @Test
    void aCourseOfTwoThousandPagesLoadsAndASavedPageShowsUp() throws IOException {
        write("crafts/course.yml", "title: Crafts\n");
        var page = Files.readString(Path.of("lessons/containers/01-one-kernel/lesson.md"))
                .replaceAll("(?m)^- \\[ ] \\[.*$", "").replaceAll("(?m)^!\\[.*$", "");
        for (var i = 1; i <= 2_000; i++) {
            write("crafts/" + i + "-page/lesson.md", page);
        }
        try (var library = new Library(root)) {
            assertEquals(2_000, library.course("crafts").orElseThrow().lessons().size());
            lesson("crafts/1234-page", "Changed");
            soon(() -> assertEquals("Changed", library.lesson("crafts", "1234-page").orElseThrow().title()));
        }
    }
}
