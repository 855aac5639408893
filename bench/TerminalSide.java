import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One way to eight shells of one lab and to one of another, and what it showed. */
final class TerminalSide implements AutoCloseable {

    private static final int SHELLS = 8;
    private static final long REST_MILLIS = 200;
    /** For a second after somebody typed, the floods of the lab's other terminals are held back. */
    private static final long TYPING_OVER_MILLIS = 1_500;

    private final TerminalWay way;
    private final TerminalWay.Seat seat;
    private final TerminalWay.Seat other;
    private TerminalFigures figures = new TerminalFigures();
    private final List<Shell> shells = new ArrayList<>();
    private Shell neighbour;

    TerminalSide(TerminalWay way, TerminalWay.Seat seat, TerminalWay.Seat other) {
        this.way = way;
        this.seat = seat;
        this.other = other;
    }

    TerminalWay way() {
        return way;
    }

    TerminalFigures figures() {
        return figures;
    }

    void open() throws IOException {
        neighbour = quiet(way.open(other, 1));
        for (int n = 1; n <= SHELLS; n++) {
            Shell shell = way.open(seat, n);
            shells.add(shell);
            quiet(shell);
        }
    }

    /** From here on the shell prints what it is told to and nothing else. */
    private static Shell quiet(Shell shell) throws IOException {
        shell.awaitPrompt();
        shell.type("unset PROMPT_COMMAND; PS1=; PS0=; stty -echo; printf '#QU%s' IET.\n");
        shell.await("#QUIET.");
        return shell;
    }

    void warmUp(int mebibytes, int keystrokes) throws IOException {
        Flood.measure(shells.subList(0, 1), mebibytes);
        new Echo(shells.getFirst()).measure(keystrokes, new Samples());
    }

    /** What was measured so far was for warming up. */
    void forget() {
        figures = new TerminalFigures();
    }

    void measure(int mebibytes, int keystrokes) throws IOException {
        Stop.sleep(TYPING_OVER_MILLIS);
        Shell first = shells.getFirst();
        List<ProcessHandle> carriers = way.carriers(List.of(first));
        Usage before = Usage.ofAll(carriers);
        figures.oneFlood.add(Flood.measure(List.of(first), mebibytes));
        if (!carriers.isEmpty()) {
            double millis = Usage.ofAll(carriers).since(before).processorMillis();
            figures.processorPerMegabyte.add(millis / (mebibytes * Flood.MEGABYTES_PER_MIB));
        }
        Stop.sleep(REST_MILLIS);
        figures.eightFloods.add(Flood.measure(shells, mebibytes / SHELLS));
        Stop.sleep(REST_MILLIS);
        Echo echo = new Echo(first);
        echo.measure(keystrokes, figures.echo);
        try (Flood _ = Flood.start(neighbour)) {
            echo.measure(keystrokes, figures.echoBesideNeighbour);
        }
        try (Flood _ = Flood.start(shells.get(1))) {
            echo.measure(keystrokes, figures.echoBesideOwn);
        }
        new Interrupt(first).measure(figures.interrupt);
        Stop.sleep(REST_MILLIS);
        if (!carriers.isEmpty()) {
            Stall.measureQuiet(carriers, figures.quietPercent);
            Stall.measure(first, carriers, figures.stallMegabytes, figures.stallPercent);
        }
        Stop.sleep(REST_MILLIS);
    }

    /** A further shell in a lab that runs. */
    void prompt() throws IOException {
        Stop.sleep(REST_MILLIS);
        long asked = System.nanoTime();
        try (Shell shell = way.open(seat, SHELLS + 1)) {
            shell.awaitPrompt();
            figures.prompt.addNanos(System.nanoTime() - asked);
            shell.type("exit\n");
        }
    }

    @Override
    public void close() throws IOException {
        for (Shell shell : shells) {
            shell.close();
        }
        if (neighbour != null) {
            neighbour.close();
        }
    }
}
