import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Bytes between a shell and who reads it: by a terminal of Drydock over its WebSocket, by an exec with a terminal read straight
 * from the engine's socket, which is the least that an engine can do, and by {@code docker exec -it}, which is what people
 * type. All have their shells in the same labs and take turns, so they share image, limits and the machine's mood.
 */
final class TerminalSpeed implements Benchmark {

    private static final int MIB = 64;
    private static final int KEYSTROKES = 100;
    /** Until the server's compilers are through with the path: before, they take more processor time than the output does. */
    private static final int WARM_UP_MIB = 8 * MIB;
    private static final int WARM_UP_KEYSTROKES = 20 * KEYSTROKES;
    /** What goes on between the floods has to be compiled as well, or it is while they are measured. */
    private static final int WARM_UP_ROUNDS = 2;
    private static final int PROMPTS = 3;
    private static final long REST_MILLIS = 200;
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;
    private static final Figure.Unit SPEED = Figure.Unit.MEGABYTES_PER_SECOND;
    private static final Figure.Unit PERCENT = Figure.Unit.PERCENT;
    private static final Figure.Comparison AT_MOST = Figure.Comparison.AT_MOST;
    private static final Figure.Comparison SURPLUS = Figure.Comparison.SURPLUS_AT_MOST;

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public String title() {
        return "terminals: output, echo, Ctrl-C, stall, idle, prompt";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    /** With a lab's half a processor every figure would be that of the limit. */
    private static Map<String, String> settings() {
        return Map.of("DRYDOCK_SANDBOX_CPUS", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "DRYDOCK_LAB_POOL_LEAST", "1", "DRYDOCK_LAB_POOL_MOST", "1", "DRYDOCK_LAB_SHARE_BURST", "10000");
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        try (DrydockServer drydock = run.server(settings())) {
            Learner learner = drydock.newLearner();
            TerminalWay.Seat seat = new TerminalWay.Seat(learner, learner.startLab());
            TerminalWay.Seat other = new TerminalWay.Seat(learner, learner.startLab(ServerProcess.OTHER_LESSON));
            List<TerminalSide> sides = new ArrayList<>();
            try {
                for (TerminalWay way : TerminalWay.all(drydock, run.engine())) {
                    sides.add(new TerminalSide(way, seat, other));
                }
                Progress.say(name() + ": warming up");
                for (TerminalSide side : sides) {
                    side.open();
                    side.warmUp(WARM_UP_MIB, WARM_UP_KEYSTROKES);
                }
                rounds(WARM_UP_ROUNDS, drydock, sides);
                sides.forEach(TerminalSide::forget);
                rounds(run.rounds(), drydock, sides);
                return figures(sides);
            } finally {
                for (TerminalSide side : sides) {
                    side.close();
                }
            }
        }
    }

    private void rounds(int rounds, DrydockServer drydock, List<TerminalSide> sides) throws IOException {
        IdleTerminals idle = new IdleTerminals(drydock);
        LabStart.PooledLab claim = new LabStart.PooledLab(drydock);
        drydock.awaitPool(1);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                TerminalSide side = sides.get((round + i) % sides.size());
                Progress.say(name() + ": round " + (round + 1) + " of " + rounds + ", " + side.way().name());
                side.measure(MIB, KEYSTROKES);
                idle.measure(side.way(), side.figures());
                Stop.sleep(REST_MILLIS);
                for (int n = 0; n < PROMPTS; n++) {
                    if (side == sides.getFirst()) {
                        drydock.awaitPool(1);
                        claim.start();
                    } else {
                        side.prompt();
                    }
                }
                drydock.awaitPool(1);
            }
        }
        claim.total.copyTo(sides.getFirst().figures().prompt);
    }

    private static List<Figure> figures(List<TerminalSide> sides) {
        List<Figure> figures = new ArrayList<>(List.of(
                p50(sides, "one terminal flooding", SPEED, it -> it.oneFlood)
                        .promised(Figure.Comparison.RATIO_AT_LEAST, 0.9, 1.0),
                p50(sides, "eight flooding", SPEED, it -> it.eightFloods)
                        .promised(Figure.Comparison.RATIO_AT_LEAST, 0.75, 0.9),
                p50(sides, "processor time per MB, engine excepted", MS, it -> it.processorPerMegabyte)
                        .promised(AT_MOST, 6, 2.5),
                p50(sides, "echo, idle, p50", MS, it -> it.echo).promised(SURPLUS, 0.35, 0.2),
                p95(sides, "echo, idle, p95", MS, it -> it.echo),
                p50(sides, "echo beside another lab's flood, p50", MS, it -> it.echoBesideNeighbour)
                        .promised(AT_MOST, 1.0, 0.7),
                p95(sides, "echo beside another lab's flood, p95", MS, it -> it.echoBesideNeighbour)
                        .promised(AT_MOST, 5, 2.2),
                p50(sides, "echo beside the own lab's flood, p50", MS, it -> it.echoBesideOwn),
                p95(sides, "echo beside the own lab's flood, p95", MS, it -> it.echoBesideOwn),
                p50(sides, "Ctrl-C to prompt, reading 5 MB/s", MS, it -> it.interrupt)
                        .promised(Figure.Comparison.RATIO_AT_MOST, 1.25, 1.05)));
        TerminalFigures ours = sides.getFirst().figures();
        figures.addAll(List.of(
                p50(sides, "stalled reader: growth", Figure.Unit.MEGABYTES, it -> it.stallMegabytes).promised(AT_MOST, 1, 0.512),
                // The kernel counts a hundredth of a second at a time
                Figure.of("stalled reader: processor share", PERCENT, ours.stallPercent.p50())
                        .beside("nothing printed", ours.quietPercent.p50()).promised(SURPLUS, 0.35, 0),
                p50(sides, "idle terminal: memory", Figure.Unit.KILOBYTES, it -> it.idleKilobytes).promised(AT_MOST, 128, 64),
                p50(sides, "idle terminal: threads", Figure.Unit.COUNT, it -> it.idleThreads).promised(AT_MOST, 0.02, 0.02),
                p50(sides, "opening " + IdleTerminals.COUNT + " terminals", MS, it -> it.openingAll),
                p50(sides, "claim (or exec) to prompt, p50", MS, it -> it.prompt).promised(AT_MOST, 70, 10),
                p95(sides, "claim (or exec) to prompt, p95", MS, it -> it.prompt).promised(AT_MOST, 100, 25)));
        return figures;
    }

    private static Figure p50(List<TerminalSide> sides, String what, Figure.Unit unit,
            Function<TerminalFigures, Samples> which) {
        return compared(sides, what, unit, which, Samples::p50);
    }

    private static Figure p95(List<TerminalSide> sides, String what, Figure.Unit unit,
            Function<TerminalFigures, Samples> which) {
        return compared(sides, what, unit, which, Samples::p95);
    }

    private static Figure compared(List<TerminalSide> sides, String what, Figure.Unit unit,
            Function<TerminalFigures, Samples> which, Function<Samples, Double> value) {
        Figure figure = Figure.of(what, unit, value.apply(which.apply(sides.getFirst().figures())));
        for (TerminalSide side : sides.subList(1, sides.size())) {
            Samples samples = which.apply(side.figures());
            figure = samples.isEmpty() ? figure : figure.beside(side.way().name(), value.apply(samples));
        }
        return figure;
    }
}
