import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A lesson's page at a steady rate, each request sent when it is due whether or not earlier ones have been answered; and how
 * long a server takes from its start on an existing database until it says that it is ready. Times of pages are those of the
 * client, so they hold its own share as well.
 */
final class PageSpeed implements Benchmark {

    private static final int PER_SECOND = 200;
    private static final int SECONDS = 5;
    private static final int WARM_UP_SECONDS = 8;
    private static final int LEARNERS = 20;
    private static final String PAGE = "/courses/bench/01-plain";
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String title() {
        return "lesson page at " + PER_SECOND + " requests/s, and the server's start";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        Samples starts = new Samples();
        Samples pages = new Samples();
        try (DrydockServer server = run.server(LabStart.NO_POOL)) {
            for (int round = 0; round < run.rounds(); round++) {
                Progress.say(name() + ": start " + (round + 1) + " of " + run.rounds());
                server.process().end();
                long began = System.nanoTime();
                server.process().start(LabStart.NO_POOL);
                starts.addNanos(System.nanoTime() - began);
            }
            List<Learner> learners = new ArrayList<>();
            for (int i = 0; i < LEARNERS; i++) {
                learners.add(server.newLearner());
            }
            ask(learners, WARM_UP_SECONDS, new Samples());
            for (int round = 0; round < run.rounds(); round++) {
                Progress.say(name() + ": round " + (round + 1) + " of " + run.rounds());
                ask(learners, SECONDS, pages);
            }
        }
        return List.of(
                Figure.of("lesson page, p50", MS, pages.p50()),
                Figure.of("lesson page, p95", MS, pages.p95()).promised(Figure.Comparison.AT_MOST, 20, 5),
                Figure.of("ready after start, database warm, p50", MS, starts.p50())
                        .promised(Figure.Comparison.AT_MOST, 3000, 1500));
    }

    private static void ask(List<Learner> learners, int seconds, Samples samples) throws IOException {
        List<Future<Long>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (int i = 0; i < seconds * PER_SECOND; i++) {
                Stop.check();
                long due = began + i * (1_000_000_000L / PER_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
                Learner learner = learners.get(i % learners.size());
                answers.add(threads.submit(() -> {
                    learner.page(PAGE);
                    return System.nanoTime() - due;
                }));
            }
        }
        for (Future<Long> answer : answers) {
            try {
                samples.addNanos(answer.get());
            } catch (InterruptedException | ExecutionException e) {
                throw new IOException("a page was not answered: " + e.getMessage(), e);
            }
        }
    }
}
