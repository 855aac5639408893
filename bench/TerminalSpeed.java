import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bytes between a shell and who reads it: by a terminal of Drydock over its WebSocket, and by an exec with a terminal read
 * straight from the engine's socket, which is the least that an engine can do. Both sides have their shells in the same labs
 * and
 * take turns, so they share image, limits and the machine's mood.
 */
final class TerminalSpeed implements Benchmark {

    private static final int SHELLS = 8;
    private static final int MIB = 64;
    private static final int KEYSTROKES = 100;
    private static final long REST_MILLIS = 200;
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;
    private static final Figure.Unit SPEED = Figure.Unit.MEGABYTES_PER_SECOND;

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public String title() {
        return "output and echo of terminals";
    }

    @Override
    public int usualRounds() {
        return 5;
    }

    /** With a lab's half a processor every figure would be that of the limit. */
    private static Map<String, String> settings() {
        return Map.of("DRYDOCK_SANDBOX_CPUS", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    /** Eight shells of one lab, and one of another. */
    private record Side(List<Shell> shells, Shell neighbour, Figures figures) {
    }

    /** What one side showed. */
    private static final class Figures {
        private final Samples oneFlood = new Samples();
        private final Samples eightFloods = new Samples();
        private final Samples echo = new Samples();
        private final Samples echoBesideNeighbour = new Samples();
        private final Samples echoBesideOwn = new Samples();
        private final Samples interrupt = new Samples();
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        try (DrydockServer drydock = run.server(settings())) {
            return measure(run, drydock);
        }
    }

    private List<Figure> measure(Run run, DrydockServer drydock) throws IOException {
        Learner learner = drydock.newLearner();
        Learner.Lab lab = learner.startLab();
        Learner.Lab other = learner.startLab(ServerProcess.OTHER_LESSON);
        int rounds = run.rounds();
        Engine engine = run.engine();
        List<Shell> opened = new ArrayList<>();
        try {
            Side ours = side(opened, n -> learner.openTerminal(lab, n), () -> learner.openTerminal(other, 1));
            Side raw = side(opened, _ -> execShell(engine, lab), () -> execShell(engine, other));
            Progress.say(name() + ": warming up");
            for (Side side : List.of(ours, raw)) {
                Flood.measure(side.shells.subList(0, 1), MIB);
                new Echo(side.shells.getFirst()).measure(2 * KEYSTROKES, new Samples());
            }
            double processorMillis = 0;
            for (int round = 0; round < rounds; round++) {
                Progress.say(name() + ": round " + (round + 1) + " of " + rounds);
                for (Side side : round % 2 == 0 ? List.of(ours, raw) : List.of(raw, ours)) {
                    double before = drydock.process().processorMillis();
                    side.figures.oneFlood.add(Flood.measure(side.shells.subList(0, 1), MIB));
                    processorMillis += side == ours ? drydock.process().processorMillis() - before : 0;
                    Stop.sleep(REST_MILLIS);
                    measure(side);
                }
            }
            return figures(ours.figures, raw.figures, processorMillis / (rounds * MIB * Flood.MEGABYTES_PER_MIB));
        } finally {
            for (Shell shell : opened) {
                shell.close();
            }
        }
    }

    private static void measure(Side side) throws IOException {
        side.figures.eightFloods.add(Flood.measure(side.shells, MIB / SHELLS));
        Stop.sleep(REST_MILLIS);
        Echo echo = new Echo(side.shells.getFirst());
        echo.measure(KEYSTROKES, side.figures.echo);
        try (Flood _ = Flood.start(side.neighbour)) {
            echo.measure(KEYSTROKES, side.figures.echoBesideNeighbour);
        }
        try (Flood _ = Flood.start(side.shells.get(1))) {
            echo.measure(KEYSTROKES, side.figures.echoBesideOwn);
        }
        new Interrupt(side.shells.getFirst()).measure(side.figures.interrupt);
        Stop.sleep(REST_MILLIS);
    }

    private interface Opening<T> {
        Shell open(T what) throws IOException;
    }

    private interface OneOpening {
        Shell open() throws IOException;
    }

    private static Side side(List<Shell> opened, Opening<Integer> eight, OneOpening neighbour) throws IOException {
        List<Shell> shells = new ArrayList<>();
        for (int n = 1; n <= SHELLS; n++) {
            shells.add(quiet(opened, eight.open(n)));
        }
        return new Side(shells, quiet(opened, neighbour.open()), new Figures());
    }

    private static Shell quiet(List<Shell> opened, Shell shell) throws IOException {
        opened.add(shell);
        return Shell.quiet(shell);
    }

    private static Shell execShell(Engine engine, Learner.Lab lab) throws IOException {
        return engine.exec(lab.container(), LabStart.SHELL, LabStart.ENVIRONMENT);
    }

    private static List<Figure> figures(Figures ours, Figures raw, double processorMillisPerMegabyte) {
        Figure.Comparison surplus = Figure.Comparison.SURPLUS_AT_MOST;
        return List.of(
                compared("one terminal flooding", SPEED, ours.oneFlood.p50(), raw.oneFlood.p50())
                        .promised(Figure.Comparison.RATIO_AT_LEAST, 0.9, 1.0),
                compared("eight flooding", SPEED, ours.eightFloods.p50(), raw.eightFloods.p50())
                        .promised(Figure.Comparison.RATIO_AT_LEAST, 0.75, 0.9),
                Figure.of("server's processor time per MB", MS, processorMillisPerMegabyte)
                        .promised(Figure.Comparison.AT_MOST, 6, 2.5),
                compared("echo, idle, p50", MS, ours.echo.p50(), raw.echo.p50()).promised(surplus, 0.35, 0.2),
                compared("echo, idle, p95", MS, ours.echo.p95(), raw.echo.p95()),
                compared("echo beside another lab's flood, p50", MS, ours.echoBesideNeighbour.p50(),
                        raw.echoBesideNeighbour.p50()).promised(Figure.Comparison.AT_MOST, 1.0, 0.7),
                compared("echo beside another lab's flood, p95", MS, ours.echoBesideNeighbour.p95(),
                        raw.echoBesideNeighbour.p95()).promised(Figure.Comparison.AT_MOST, 5, 2.2),
                compared("echo beside the own lab's flood, p50", MS, ours.echoBesideOwn.p50(), raw.echoBesideOwn.p50()),
                compared("echo beside the own lab's flood, p95", MS, ours.echoBesideOwn.p95(), raw.echoBesideOwn.p95()),
                compared("Ctrl-C to prompt, reading 5 MB/s", MS, ours.interrupt.p50(), raw.interrupt.p50())
                        .promised(Figure.Comparison.RATIO_AT_MOST, 1.25, 1.05));
    }

    private static Figure compared(String what, Figure.Unit unit, double ours, double raw) {
        return Figure.of(what, unit, ours).beside("engine's exec", raw);
    }
}
