package dev.drydock.authoring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.drydock.authoring.Trial.Result;
import dev.drydock.authoring.Trial.Stage;
import dev.drydock.course.Action;
import dev.drydock.course.Block;
import dev.drydock.course.Html;
import dev.drydock.course.Lesson;
import dev.drydock.course.Step;
import dev.drydock.course.Task;
import dev.drydock.grading.Outcome;
import dev.drydock.grading.Verdict;
import dev.drydock.lab.LabSetup;
import dev.drydock.sandbox.SandboxException;

/**
 * What is tried of one lesson, each part in a fresh lab: untouched, no check passes; after a near miss its check does not; and
 * all
 * pass when a learner does what the text says, step by step.
 */
final class LessonTrials {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /** Whatever a lesson's commands do to the terminal, less than a lab lives. */
    private static final Duration LONGEST_PART = Duration.ofMinutes(15);

    private final Lesson lesson;
    private final LabBench bench;

    LessonTrials(Lesson lesson, LabBench bench) {
        this.lesson = lesson;
        this.bench = bench;
    }

    /** Each is made by itself, in any order. */
    List<Callable<List<Trial>>> parts() {
        if (lesson.lab().isEmpty()) {
            return List.of();
        }
        List<Callable<List<Trial>>> parts = new ArrayList<>();
        parts.add(() -> inLab(Stage.SOLUTION, "step by step", this::solved));
        if (!lesson.tasks().isEmpty()) {
            parts.add(() -> inLab(Stage.UNTOUCHED, "set-up", this::untouched));
        }
        for (Task task : lesson.tasks()) {
            for (Path script : lesson.nearMisses(task.id())) {
                String name = script.getFileName().toString();
                parts.add(() -> inLab(Stage.NEAR_MISS, name, (lab, done) -> nearMiss(lab, task, script, done)));
            }
        }
        return parts;
    }

    private interface Part {
        void in(FreshLab lab, List<Trial> done) throws InterruptedException;
    }

    /** An engine that failed once gets a second chance: it says nothing about the lesson. */
    private List<Trial> inLab(Stage stage, String name, Part part) throws InterruptedException {
        List<Trial> first = once(stage, name, part);
        return first.stream().anyMatch(trial -> trial.result() == Result.TROUBLE) ? once(stage, name, part) : first;
    }

    private List<Trial> once(Stage stage, String name, Part part) throws InterruptedException {
        List<Trial> done = new ArrayList<>();
        long began = System.nanoTime();
        TimeLimit limit = TimeLimit.onThisThread(LONGEST_PART);
        try (limit; FreshLab lab = bench.start(lesson)) {
            try {
                part.in(lab, done);
            } catch (LabSetup.Failed e) {
                done.add(new Trial(stage, name, Result.FAILED, e.getMessage(), lab.seen(), since(began)));
            }
        } catch (LabSetup.Failed e) {
            done.add(new Trial(stage, name, Result.FAILED, e.getMessage(), "", since(began)));
        } catch (SandboxException.ImageMissing e) {
            done.add(new Trial(stage, name, Result.FAILED, "There is no such lab image: " + e.getMessage()
                    + " where lab-images/ has a folder of that name.", "", since(began)));
        } catch (SandboxException.Unsupported | SandboxException.NotAllowed e) {
            done.add(new Trial(stage, name, Result.FAILED, "This machine cannot give the lab what the lesson asks for: "
                    + e.getMessage() + ".", "", since(began)));
        } catch (InterruptedException e) {
            if (!limit.isOver()) {
                throw e;
            }
            done.add(new Trial(stage, name, Result.FAILED, "It did not come to an end within " + LONGEST_PART.toMinutes()
                    + " minutes.", "", since(began)));
        } catch (SandboxException e) {
            done.add(new Trial(stage, name, Result.TROUBLE, "The engine failed: " + e.getMessage(), "", since(began)));
        }
        return done;
    }

    private void untouched(FreshLab lab, List<Trial> done) {
        for (Task task : lesson.tasks()) {
            Verdict verdict = lab.check(task, "");
            String name = task.id();
            switch (verdict.outcome()) {
                case NOT_YET -> done.add(held(Stage.UNTOUCHED, name, verdict));
                // The others come first, and of them each says "not yet" by itself
                case PASSED -> done.add(task.check().needs().isEmpty()
                        ? failed(Stage.UNTOUCHED, name, "It is empty: it passes although nothing was done. "
                                + "Let it look at what only the task leaves behind.", verdict, lab)
                        : held(Stage.UNTOUCHED, name, verdict));
                case BROKEN -> done.add(failed(Stage.UNTOUCHED, name, broken(verdict), verdict, lab));
            }
        }
    }

    private void nearMiss(FreshLab lab, Task task, Path script, List<Trial> done) throws InterruptedException {
        lab.reach(task.step());
        Verdict verdict = lab.check(task, lab.run(script));
        String name = script.getFileName().toString();
        done.add(switch (verdict.outcome()) {
            case NOT_YET -> held(Stage.NEAR_MISS, name, verdict);
            case PASSED -> failed(Stage.NEAR_MISS, name, "The check " + task.id() + " takes this wrong answer.", verdict, lab);
            case BROKEN -> failed(Stage.NEAR_MISS, name, "The check " + task.id() + " is broken.", verdict, lab);
        });
    }

    /** Who passed, with which answer, and who has been tried in this step without success. */
    private static final class Way {
        private final Set<String> passed = new HashSet<>();
        private final Map<String, String> answers = new HashMap<>();
    }

    private void solved(FreshLab lab, List<Trial> done) throws InterruptedException {
        Way way = new Way();
        walk(lab, way, Lesson.INTRODUCTION, lesson.introduction(), done);
        for (Step step : lesson.steps()) {
            lab.reach(step.id());
            walk(lab, way, step.id(), step.blocks(), done);
        }
        if (lesson.tasks().isEmpty()) {
            done.add(new Trial(Stage.SOLUTION, "set-up and commands", Result.HELD, "", "", Duration.ZERO));
        }
        for (Task task : lesson.tasks()) {
            if (task.check().still() && way.passed.contains(task.id())) {
                Verdict verdict = lab.check(task, way.answers.getOrDefault(task.id(), ""));
                done.add(verdict.outcome() == Outcome.PASSED ? held(Stage.SOLUTION, task.id() + " at the end", verdict)
                        : failed(Stage.SOLUTION, task.id() + " at the end", "It must still hold, and no longer does.", verdict,
                                lab));
            }
        }
    }

    /** In reading order; a task that does not pass where it stands has until the end of its step. */
    private void walk(FreshLab lab, Way way, String step, List<Block> blocks, List<Trial> done) throws InterruptedException {
        List<Task> open = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Html html) {
                for (Action action : html.actions()) {
                    lab.perform(action, Patience.with(action, lesson));
                }
            } else if (block instanceof Task task) {
                Verdict verdict = attempt(lab, way, task);
                if (verdict.outcome() == Outcome.PASSED && isNext(way, task)) {
                    pass(way, task, verdict, done);
                } else {
                    open.add(task);
                }
            }
        }
        for (Task task : open) {
            finish(lab, way, task, done);
        }
    }

    private void finish(FreshLab lab, Way way, Task task, List<Trial> done) throws InterruptedException {
        long began = System.nanoTime();
        Verdict verdict = attempt(lab, way, task);
        while (verdict.outcome() == Outcome.NOT_YET && lab.isBusy() && since(began).compareTo(LONGEST_WAIT) < 0) {
            lab.waitForTerminals();
            verdict = lab.check(task, way.answers.getOrDefault(task.id(), ""));
        }
        if (verdict.outcome() == Outcome.PASSED && isNext(way, task)) {
            pass(way, task, verdict, done);
            return;
        }
        String why = switch (verdict.outcome()) {
            case PASSED -> "It needs " + String.join(", ", task.check().needs()) + ", which has not passed by then.";
            case NOT_YET -> lesson.solution(task.id()).isPresent()
                    ? "It does not pass after solve/" + task.id() + ".sh."
                    : "It does not pass after the step's commands. Complete them, or let solve/" + task.id() + ".sh "
                            + (task.input() ? "print the answer." : "do what the learner would.");
            case BROKEN -> broken(verdict);
        };
        done.add(failed(Stage.SOLUTION, task.id(), why, verdict, lab));
    }

    private static String broken(Verdict verdict) {
        return "The check is broken. " + verdict.evidence().lines().findFirst().orElse("");
    }

    private static boolean isNext(Way way, Task task) {
        return way.passed.containsAll(task.check().needs());
    }

    private static void pass(Way way, Task task, Verdict verdict, List<Trial> done) {
        way.passed.add(task.id());
        done.add(held(Stage.SOLUTION, task.id(), verdict));
    }

    private Verdict attempt(FreshLab lab, Way way, Task task) throws InterruptedException {
        var solution = lesson.solution(task.id());
        if (solution.isPresent()) {
            way.answers.put(task.id(), lab.run(solution.get()));
        }
        return lab.check(task, way.answers.getOrDefault(task.id(), ""));
    }

    private static Trial held(Stage stage, String name, Verdict verdict) {
        return new Trial(stage, name, Result.HELD, "", "", verdict.took());
    }

    private static Trial failed(Stage stage, String name, String why, Verdict verdict, FreshLab lab) {
        String details = "The learner reads: " + verdict.message() + "\n" + verdict.evidence() + "\n" + lab.seen();
        return new Trial(stage, name, Result.FAILED, why, details, verdict.took());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
