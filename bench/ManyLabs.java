import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many idle labs on this machine, each of a guest of its own with its terminal open: what the server and a lab take, whether
 * everybody is answered, whether a newcomer waits longer than on the empty host, and whether anything is left when all have
 * been ended.
 */
final class ManyLabs implements Benchmark {

    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 3;
    private static final long REST_MILLIS = 200;
    private static final long IDLE_MILLIS = 10_000;
    private static final String EMPTY = "empty host";
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;

    @Override
    public String name() {
        return "labs";
    }

    @Override
    public String title() {
        return "many idle labs at once";
    }

    @Override
    public int usualRounds() {
        return 20;
    }

    /** The usual limits are about people, not about what the machine carries. */
    private static Map<String, String> settings(int labs, boolean pool) {
        return Map.of("DRYDOCK_LAB_SHARE_MOST", Integer.toString(labs + 50), "DRYDOCK_LAB_SHARE_GUESTS", "1",
                "DRYDOCK_LAB_SHARE_OVERCOMMIT", "1000", "DRYDOCK_LAB_SHARE_BURST", "10000", "DRYDOCK_LAB_POOL_LEAST",
                pool ? "1" : "0", "DRYDOCK_LAB_POOL_MOST", "1");
    }

    private record Seat(Learner learner, Learner.Lab lab, Shell shell) {
    }

    /** What somebody new waits for the prompt. */
    private record Newcomer(LabStart.ColdLab cold, LabStart.PooledLab pooled) {
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        int count = run.labs();
        try (DrydockServer server = run.server(settings(count, true));
                DrydockServer beside = run.server(LabStart.NO_POOL)) {
            Leftovers leftovers = new Leftovers(server, run.engine());
            Newcomer before = newcomer(server, beside, run.rounds(), "the empty host");
            server.awaitPool(1);
            long freeBefore = Machine.availableBytes();
            double memoryBefore = server.process().residentBytes();
            List<Seat> seats = seats(server, count);
            try {
                server.awaitPool(1);
                Progress.say(name() + ": idle");
                double processorBefore = server.process().processorMillis();
                Stop.sleep(IDLE_MILLIS);
                double idlePercent = (server.process().processorMillis() - processorBefore) / IDLE_MILLIS * 100;
                double memory = server.process().residentBytes();
                double perLab = (freeBefore - Machine.availableBytes() - (memory - memoryBefore)) / count;
                Newcomer after = newcomer(server, beside, run.rounds(), "the full host");
                int answers = countAnswers(seats);
                List<Leftovers.Count> full = leftovers.count();
                long ended = System.nanoTime();
                endAll(seats);
                double endMillis = (System.nanoTime() - ended) / 1e6 / count;
                // What waits for the next learner is no leftover of these; the next start without a pool removes it
                server.process().end();
                server.process().start(settings(count, false));
                server.awaitEmpty();
                List<Figure> figures = new ArrayList<>();
                figures.add(Figure.of("labs whose terminal answers", Figure.Unit.COUNT, answers));
                figures.addAll(prompts(before, after));
                figures.add(Figure.of("server's resident memory", Figure.Unit.MEGABYTES, memory / 1e6)
                        .beside(EMPTY, memoryBefore / 1e6).promised(Figure.Comparison.AT_MOST, 400, 400));
                figures.add(Figure.of("memory of one idle lab", Figure.Unit.MEGABYTES, perLab / 1e6));
                figures.add(Figure.of("server's processor share, idle", Figure.Unit.PERCENT, idlePercent));
                figures.add(Figure.of("ending one of them", MS, endMillis));
                figures.addAll(leftovers.compare(full));
                Progress.say("ending the servers");
                return figures;
            } finally {
                for (Seat seat : seats) {
                    seat.shell.close();
                }
            }
        }
    }

    private Newcomer newcomer(DrydockServer server, DrydockServer beside, int rounds, String where) throws IOException {
        Newcomer newcomer = new Newcomer(new LabStart.ColdLab(beside), new LabStart.PooledLab(server));
        for (int round = -WARM_UP; round < rounds; round++) {
            Progress.say(name() + ": somebody new on " + where + ", "
                    + (round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds));
            if (round == 0) {
                newcomer.cold.total.clear();
                newcomer.pooled.total.clear();
            }
            server.awaitPool(1);
            newcomer.cold.start();
            Stop.sleep(REST_MILLIS);
            newcomer.pooled.start();
        }
        return newcomer;
    }

    private static List<Figure> prompts(Newcomer before, Newcomer after) {
        Samples cold = after.cold.total;
        Samples pooled = after.pooled.total;
        Figure.Comparison ratio = Figure.Comparison.RATIO_AT_MOST;
        return List.of(
                Figure.of("new cold lab to prompt, p50", MS, cold.p50()).beside(EMPTY, before.cold.total.p50()),
                Figure.of("new cold lab to prompt, p95", MS, cold.p95()).beside(EMPTY, before.cold.total.p95())
                        .promised(ratio, 1.2, 1.2),
                Figure.of("new pooled lab to prompt, p50", MS, pooled.p50()).beside(EMPTY, before.pooled.total.p50()),
                Figure.of("new pooled lab to prompt, p95", MS, pooled.p95()).beside(EMPTY, before.pooled.total.p95())
                        .promised(ratio, 1.2, 1.2));
    }

    private interface Work<T> {
        T on(int number) throws IOException;
    }

    /** A few at once, as people come. What was made before a failure is the server's to remove. */
    private <T> List<T> each(int count, String what, Work<T> work) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(threads.submit(() -> work.on(number)));
            }
            List<T> done = new ArrayList<>();
            try {
                for (Future<T> one : all) {
                    Progress.say(name() + ": " + what + " " + (done.size() + 1) + " of " + count);
                    done.add(one.get());
                }
            } catch (InterruptedException | ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof Stop.Requested stop) {
                    throw stop;
                }
                throw new IOException(what + " " + (done.size() + 1) + " of " + count + ": " + e.getMessage(), e);
            }
            return done;
        }
    }

    private List<Seat> seats(DrydockServer server, int count) throws IOException {
        return each(count, "lab", _ -> {
            Stop.check();
            Learner learner = server.newLearner();
            Learner.Lab lab = learner.startLab();
            Shell shell = learner.openTerminal(lab, 1);
            shell.awaitPrompt();
            return new Seat(learner, lab, shell);
        });
    }

    private int countAnswers(List<Seat> seats) throws IOException {
        return (int) each(seats.size(), "asking lab", number -> {
            Shell shell = seats.get(number).shell;
            shell.type("printf '#HE%s%d.\\n' RE " + number + "\n");
            return shell.await("#HERE" + number + ".");
        }).stream().filter(bytes -> bytes > 0).count();
    }

    private void endAll(List<Seat> seats) throws IOException {
        each(seats.size(), "ending lab", number -> {
            Seat seat = seats.get(number);
            seat.learner.endLab(seat.lab);
            return seat;
        });
    }
}
