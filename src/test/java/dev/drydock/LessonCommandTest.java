package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author sees of {@code ./drydock lesson}, on the real engine. */
@Tag(RunningDrydock.TAG)
class LessonCommandTest {

    private static final Path PROMISES = Path.of("src/test/resources/authoring/promises");

    @TempDir
    Path folder;

    private LessonCommandRun run(Path lessons, String... arguments) throws IOException, InterruptedException {
        return LessonCommandRun.of(folder, lessons, arguments);
    }

    private static void says(LessonCommandRun run, int code, String... words) {
        assertEquals(code, run.code(), run.out() + run.err());
        for (String word : words) {
            assertTrue((run.out() + run.err()).contains(word), () -> "no '" + word + "' in: " + run.out() + run.err());
        }
    }

    @Test
    void aLessonThatDoesAllThatLessonsCanKeepsItsPromise() throws Exception {
        LessonCommandRun run = run(PROMISES, "test", "kept");
        if (run.code() != 0) {
            throw new AssertionError(run.out() + Files.readString(folder.resolve("lesson-test/kept-01-every-way.txt")));
        }
        says(run, 0, "8 of 8      2 of 2       9 of 9     held");
    }

    @Test
    void aLessonWithPeersIsProvenWithThem() throws Exception {
        says(run(Path.of("src/test/resources/lessons-with-peers"), "test", "peers/01-web"), 0, "held");
    }

    @Test
    void whatAServerDoesNotAllowIsSaidToTheAuthor() throws Exception {
        says(run(Path.of("src/test/resources/lessons-with-peers"), "test", "peers/03-internet"), 1,
                "drydock.sandbox.internet");
    }

    @Test
    void eachBrokenPromiseIsNamed() throws Exception {
        says(run(PROMISES, "test", "broken/01-promises"), 1,
                "untouched empty: It is empty: it passes although nothing was done.",
                "untouched broken: The check is broken.",
                "near-misses lax.typo.sh: The check lax takes this wrong answer.",
                "solution unsolved: It does not pass after the step's commands.",
                "solution lost at the end: It must still hold, and no longer does.",
                "3 of 5      0 of 1       3 of 6     DID NOT HOLD");
        String seen = Files.readString(folder.resolve("lesson-test/broken-01-promises.txt"));
        for (String word : List.of("The learner reads: words for the learner", "For the author: words for the author",
                "exit code 127", "echo the output of the lesson\nthe output of the lesson")) {
            assertTrue(seen.contains(word), () -> "no '" + word + "' in: " + seen);
        }
        String report = Files.readString(folder.resolve("lesson-test/junit.xml"));
        assertTrue(report.contains("<testsuite name=\"broken/01-promises\" tests=\"13\" failures=\"6\" errors=\"0\""), report);
    }

    @Test
    void whatTheReaderFindsComesFirstAndFailsTheTest() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("lessons/drafts/01-unread"));
        Files.writeString(lesson.getParent().resolve("course.yml"), "title: Drafts\n");
        Files.writeString(lesson.resolve("lesson.md"), "---\ntitle: Draft\nminuts: 5\n---\n\nText.\n");
        LessonCommandRun run = run(folder.resolve("lessons"), "test");
        says(run, 1, "drafts/01-unread/lesson.md:3: error: ", "minutes", "DID NOT HOLD (1 problem)");
        assertTrue(run.out().startsWith("drafts/01-unread/lesson.md:3"), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "test kebt | Did you mean 'kept'?",
            "test kept/01-evry-way | Did you mean 'kept/01-every-way'?", "tset | Did you mean 'test'?",
            "test --wach | Did you mean '--watch'?", "new lesson | Give a course and a slug",
            "new kept/Two_Words | 'Two_Words' cannot be the slug", "new ../up | cannot be the name of a course",
            "new kept/02-more | name it 'more'", "new kept/every-way | The course has such a lesson already" })
    void whatCannotBeMeantIsRefusedWithTheNearestThatCan(String line, String answer) throws Exception {
        LessonCommandRun run = run(PROMISES, line.split(" "));
        says(run, 2, answer);
        assertEquals("", run.out());
    }

    @Test
    void aNewLessonPassesItsTestAndIsTheLastOfItsCourse() throws Exception {
        Path lessons = Files.createDirectories(folder.resolve("lessons"));
        says(run(lessons, "new", "first-course/hello-world"), 0, "lesson test first-course/01-hello-world");
        says(run(lessons, "new", "first-course/more"), 0, "02-more");
        says(run(lessons, "test"), 0, "2 of 2      2 of 2       2 of 2     held");
        assertEquals("title: First course\n", Files.readString(lessons.resolve("first-course/course.yml")).split("(?<=\n)")[0]);
        Path text = lessons.resolve("first-course/01-hello-world/lesson.md");
        Files.writeString(text, "mine");
        says(run(lessons, "new", "first-course/hello-world"), 2, "Nothing was written.");
        assertEquals("mine", Files.readString(text));
    }

    @Test
    void ctrlCLeavesNoLab() throws Exception {
        Process process = LessonCommandRun.start(folder, PROMISES, folder.resolve("out"), folder.resolve("err"), "test");
        Eventually.is(false, () -> installations().isEmpty());
        String installation = installations().getFirst();
        Eventually.is(false, () -> LabContainers.of(installation).isEmpty());
        process.destroy();
        assertFalse(process.waitFor() == 0);
        assertEquals(List.of(), LabContainers.of(installation));
        assertEquals(List.of(), installations());
    }

    @Test
    void theNextRunEndsWhatAKilledOneLeft() throws Exception {
        Process process = LessonCommandRun.start(folder, PROMISES, folder.resolve("out"), folder.resolve("err"), "test");
        Eventually.is(false, () -> installations().isEmpty());
        String installation = installations().getFirst();
        Eventually.is(false, () -> LabContainers.of(installation).isEmpty());
        process.destroyForcibly().waitFor();
        assertFalse(LabContainers.of(installation).isEmpty());
        Path lessons = Files.createDirectories(folder.resolve("lessons"));
        says(run(lessons, "new", "first-course/hello"), 0);
        says(run(lessons, "test"), 0);
        assertEquals(List.of(), LabContainers.of(installation));
    }

    @Test
    void whatIsSavedIsTestedAgain() throws Exception {
        Path lessons = Files.createDirectories(folder.resolve("lessons"));
        says(run(lessons, "new", "first-course/hello"), 0);
        Path out = folder.resolve("out");
        Process process = LessonCommandRun.start(folder, lessons, out, folder.resolve("err"), "test", "--watch");
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.readString(out).contains("Watching"));
            Files.writeString(lessons.resolve("first-course/01-hello/checks/greeting.sh"), "#!/bin/sh\nexit 0\n");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(out).contains("untouched greeting: It is empty"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private List<String> installations() throws IOException {
        Path runs = folder.resolve("lesson-test/runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var found = Files.list(runs)) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }
}
