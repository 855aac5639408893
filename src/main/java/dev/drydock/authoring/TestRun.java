package dev.drydock.authoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.drydock.course.Lesson;
import dev.drydock.course.Problem;

/** Tries lessons side by side, as many labs at a time as the bench has places, and says how far it is. */
final class TestRun {

    private final LabBench bench;
    private final Screen screen;

    TestRun(LabBench bench, Screen screen) {
        this.bench = bench;
        this.screen = screen;
    }

    /** In the order of the lessons. */
    List<LessonResult> test(List<Lesson> lessons, List<Problem> problems) throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Lesson, List<Future<List<Trial>>>> running = new LinkedHashMap<>();
            int all = 0;
            AtomicInteger done = new AtomicInteger();
            for (Lesson lesson : lessons) {
                List<Future<List<Trial>>> parts = new ArrayList<>();
                for (Callable<List<Trial>> part : new LessonTrials(lesson, bench).parts()) {
                    parts.add(threads.submit(counted(part, done)));
                }
                all += parts.size();
                running.put(lesson, parts);
            }
            List<LessonResult> results = new ArrayList<>();
            for (var lesson : running.entrySet()) {
                results.add(result(lesson.getKey(), lesson.getValue(), problems, began, done, all));
            }
            return results;
        }
    }

    private static Callable<List<Trial>> counted(Callable<List<Trial>> part, AtomicInteger done) {
        return () -> {
            try {
                return part.call();
            } finally {
                done.incrementAndGet();
            }
        };
    }

    private LessonResult result(Lesson lesson, List<Future<List<Trial>>> parts, List<Problem> problems, long began,
            AtomicInteger done, int all) throws InterruptedException {
        String name = lesson.course() + "/" + lesson.id();
        List<Trial> trials = new ArrayList<>();
        for (Future<List<Trial>> part : parts) {
            while (!part.isDone()) {
                screen.progress(name, done.get() + " of " + all + " labs done");
                Thread.sleep(200);
            }
            trials.addAll(outcome(part));
        }
        LessonResult result = new LessonResult(name, ChosenLessons.problemsOf(lesson, problems), trials,
                Duration.ofNanos(System.nanoTime() - began));
        screen.done(result);
        return result;
    }

    private static List<Trial> outcome(Future<List<Trial>> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e.getCause());
        }
    }
}
