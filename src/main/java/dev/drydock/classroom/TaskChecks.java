package dev.drydock.classroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Lesson;
import dev.drydock.course.Task;
import dev.drydock.grading.Grader;
import dev.drydock.grading.Outcome;
import dev.drydock.grading.Verdict;
import dev.drydock.identity.Learner;
import dev.drydock.lab.Lab;
import dev.drydock.progress.Attempts;
import dev.drydock.progress.Finding;
import dev.drydock.progress.Progress;
import dev.drydock.sandbox.SandboxException;

/**
 * Has a task checked and keeps what came of it. A task whose check {@code needs} others waits for them. When the last task of a
 * lesson passes, each other one that must {@code still} hold is looked at once more; from then on every check of such a task
 * says
 * anew whether its points count. A pass itself is never taken back.
 */
@ApplicationScoped
class TaskChecks {

    private final Grader grader;
    private final Progress progress;
    private final Attempts attempts;

    TaskChecks(Grader grader, Progress progress, Attempts attempts) {
        this.grader = grader;
        this.progress = progress;
        this.attempts = attempts;
    }

    /** What the learner is told. */
    record Told(Outcome outcome, String message) {
    }

    Told check(Learner learner, Lab lab, Lesson lesson, Task task, String input) {
        List<String> before = progress.in(learner, lesson).tasks();
        Optional<String> waits = Gate.closed(lesson, task.step(), before).or(() -> waitsFor(lesson, task, before));
        if (waits.isPresent()) {
            return new Told(Outcome.NOT_YET, waits.get());
        }
        Verdict verdict = look(learner, lab, lesson, task, input);
        if (verdict.outcome() == Outcome.PASSED) {
            progress.pass(learner, lesson, task);
        }
        String message = verdict.message();
        if (isComplete(lesson, progress.in(learner, lesson).tasks())) {
            hold(learner, lesson, task, verdict.outcome());
            if (!isComplete(lesson, before)) {
                List<String> lost = lookAgain(learner, lab, lesson, task);
                message += lost.isEmpty() ? "" : " But looked at again, this no longer holds: " + String.join(", ", lost) + ".";
            }
        }
        return new Told(verdict.outcome(), message);
    }

    private static Optional<String> waitsFor(Lesson lesson, Task task, List<String> passed) {
        List<String> missing = task.check().needs().stream().filter(needed -> !passed.contains(needed))
                .flatMap(needed -> lesson.task(needed).stream()).map(needed -> "“" + needed.title() + "”").toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("First comes " + String.join(" and ", missing) + ".");
    }

    private static boolean isComplete(Lesson lesson, List<String> passed) {
        return passed.size() == lesson.tasks().size();
    }

    private List<String> lookAgain(Learner learner, Lab lab, Lesson lesson, Task last) {
        List<String> lost = new ArrayList<>();
        for (Task task : lesson.tasks()) {
            if (task.check().still() && !task.id().equals(last.id())) {
                String input = attempts.passingInput(learner, lesson, task).orElse("");
                Outcome outcome = look(learner, lab, lesson, task, input).outcome();
                hold(learner, lesson, task, outcome);
                if (outcome == Outcome.NOT_YET) {
                    lost.add("“" + task.title() + "”");
                }
            }
        }
        return lost;
    }

    private void hold(Learner learner, Lesson lesson, Task task, Outcome outcome) {
        if (task.check().still() && outcome != Outcome.BROKEN) {
            progress.held(learner, lesson, task, outcome == Outcome.PASSED);
        }
    }

    private Verdict look(Learner learner, Lab lab, Lesson lesson, Task task, String input) {
        long began = System.nanoTime();
        try {
            Verdict verdict = grader.check(lab.sandbox(), task, input);
            attempts.record(learner, lesson, task, lab.id(), input, finding(verdict), verdict.message(), verdict.evidence(),
                    verdict.took());
            return verdict;
        } catch (SandboxException e) {
            attempts.record(learner, lesson, task, lab.id(), input, Finding.FAULT, "", e.getMessage(),
                    Duration.ofNanos(System.nanoTime() - began));
            throw e;
        }
    }

    private static Finding finding(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> Finding.PASSED;
            case NOT_YET -> Finding.NOT_YET;
            case BROKEN -> verdict.timedOut() ? Finding.TIMED_OUT : Finding.BROKEN;
        };
    }
}
