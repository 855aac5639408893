package dev.drydock.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Problem;
import dev.drydock.course.Proof;
import dev.drydock.course.Proofs;
import dev.drydock.sandbox.SandboxException;

/** {@code lesson test}: reads, tries, reports, and keeps what came of it for a server to see. */
final class TestCommand {

    private final Library library;
    private final LabBench bench;
    private final Proofs proofs;
    private final TestReports reports;
    private final Screen screen;

    TestCommand(Library library, LabBench bench, Proofs proofs, TestReports reports, Screen screen) {
        this.library = library;
        this.bench = bench;
        this.proofs = proofs;
        this.reports = reports;
        this.screen = screen;
    }

    /** The command's exit code. */
    int test(ChosenLessons chosen) throws InterruptedException {
        return test(chosen.in(library), chosen.problems(library));
    }

    int test(List<Lesson> lessons, List<Problem> problems) throws InterruptedException {
        screen.problems(problems);
        if (lessons.isEmpty() && problems.isEmpty()) {
            throw new Misused("There is no lesson to test. ./drydock lesson new <course>/<slug> makes one.");
        }
        List<LessonResult> results = new ArrayList<>();
        if (!lessons.isEmpty()) {
            screen.say("Testing " + (lessons.size() == 1 ? "1 lesson" : lessons.size() + " lessons") + ", up to "
                    + bench.places() + " labs at a time");
            results.addAll(new TestRun(bench, screen).test(lessons, problems));
        }
        for (int i = 0; i < lessons.size(); i++) {
            keep(lessons.get(i), results.get(i));
        }
        results.addAll(unread(lessons, problems));
        screen.table(results);
        for (LessonResult result : results) {
            if (!result.held()) {
                screen.say("What was seen:  " + reports.transcript(result));
            }
        }
        screen.say("JUnit report:   " + reports.junit(results));
        boolean held = results.stream().allMatch(LessonResult::held);
        boolean trouble = results.stream().anyMatch(LessonResult::inTrouble);
        return trouble ? LessonCommand.TROUBLE : held ? LessonCommand.HELD : LessonCommand.FAILED;
    }

    /** What could not be read is no lesson, and has to be in the reports all the same. */
    private static List<LessonResult> unread(List<Lesson> lessons, List<Problem> problems) {
        Map<String, List<Problem>> byFolder = new TreeMap<>();
        for (Problem problem : problems) {
            if (lessons.stream().noneMatch(lesson -> ChosenLessons.isIn(problem, lesson.course() + "/" + lesson.id()))) {
                byFolder.computeIfAbsent(folder(problem.file()), _ -> new ArrayList<>()).add(problem);
            }
        }
        return byFolder.entrySet().stream()
                .map(folder -> new LessonResult(folder.getKey(), folder.getValue(), List.of(), Duration.ZERO)).toList();
    }

    private static String folder(String file) {
        String[] parts = file.split("/", 3);
        return parts.length == 3 ? parts[0] + "/" + parts[1] : parts[0].isEmpty() ? "lessons" : parts[0];
    }

    private void keep(Lesson lesson, LessonResult result) {
        if (result.inTrouble()) {
            return;
        }
        List<String> failures = result.harmful()
                ? Stream.concat(result.problems().stream().map(problem -> problem.file() + ":" + problem.line() + ": "
                        + problem.what()),
                        result.failures().stream()
                                .map(trial -> trial.stage().title() + " " + trial.name() + ": " + trial.why()))
                        .toList()
                : List.of();
        try {
            String image = lesson.lab().map(LabSpec::image).map(bench::versionOf).orElse("");
            proofs.keep(lesson, image, new Proof(result.name(), !result.harmful(), Instant.now(), failures));
        } catch (SandboxException.ImageMissing e) {
            // Of an image that is not there, no server can tell a version either
            proofs.keep(lesson, "", new Proof(result.name(), false, Instant.now(), failures));
        }
    }
}
