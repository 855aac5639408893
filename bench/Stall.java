import java.io.IOException;
import java.util.List;

/**
 * A program prints without end and its reader takes nothing: what the processes between them grow by, and what they compute
 * once everything is full.
 */
final class Stall implements AutoCloseable {

    private static final long FILLING_MILLIS = 1_000;
    private static final long WATCHED_MILLIS = 3_000;

    private final Shell shell;

    private Stall(Shell shell) {
        this.shell = shell;
    }

    static void measure(Shell shell, List<ProcessHandle> carriers, Samples megabytes, Samples percent) throws IOException {
        Usage before = Usage.ofAll(carriers);
        shell.type(Flood.SOURCE + "\n");
        try (Stall _ = new Stall(shell)) {
            Stop.sleep(FILLING_MILLIS);
            Usage full = Usage.ofAll(carriers);
            Stop.sleep(WATCHED_MILLIS);
            Usage after = Usage.ofAll(carriers);
            megabytes.add(after.since(before).bytes() / 1e6);
            percent.add(after.since(full).processorMillis() / WATCHED_MILLIS * 100);
        }
    }

    /** The same processes in as long a time in which nothing is printed. */
    static void measureQuiet(List<ProcessHandle> carriers, Samples percent) throws IOException {
        Usage before = Usage.ofAll(carriers);
        Stop.sleep(WATCHED_MILLIS);
        percent.add(Usage.ofAll(carriers).since(before).processorMillis() / WATCHED_MILLIS * 100);
    }

    /** It goes on where it stood still. */
    @Override
    public void close() throws IOException {
        Flood.interrupt(shell);
        shell.await("#OVER.");
    }
}
