import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Shells that print as fast as they can, read as fast as they can be, each by a thread of its own. */
final class Flood implements AutoCloseable {

    static final double MEGABYTES_PER_MIB = 1.048576;
    static final String SOURCE = "tr '\\0' x </dev/zero";
    private static final long UNDER_WAY_MILLIS = 500;

    private final Shell shell;
    private final FutureTask<Long> reader;

    private Flood(Shell shell, FutureTask<Long> reader) {
        this.shell = shell;
        this.reader = reader;
    }

    /** Lets each shell print so much, and gives the speed of all together in MB/s. */
    static double measure(List<Shell> shells, int mebibytes) throws IOException {
        Stop.check();
        long bytes = (long) mebibytes << 20;
        List<FutureTask<Long>> readers = new ArrayList<>();
        long began = System.nanoTime();
        for (Shell shell : shells) {
            readers.add(inThread(() -> shell.await("#DONE.")));
            shell.type(SOURCE + " | head -c " + bytes + "; printf '#DO%s' NE.\n");
        }
        long read = 0;
        for (FutureTask<Long> reader : readers) {
            read += result(reader);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (read < bytes * shells.size()) {
            throw new IOException("a terminal lost output: " + read + " bytes of " + bytes * shells.size() + " came");
        }
        return read / 1e6 / seconds;
    }

    /** One shell that prints until this is closed; returns when it is well under way. */
    static Flood start(Shell shell) throws IOException {
        FutureTask<Long> reader = inThread(() -> shell.await("#OVER."));
        shell.type(SOURCE + "\n");
        Flood flood = new Flood(shell, reader);
        try {
            Stop.sleep(UNDER_WAY_MILLIS);
        } catch (Stop.Requested e) {
            flood.close();
            throw e;
        }
        return flood;
    }

    @Override
    public void close() throws IOException {
        interrupt(shell);
        result(reader);
    }

    /** After what was still on its way, {@code #OVER.} follows. */
    static void interrupt(Shell shell) throws IOException {
        shell.type("\003");
        // The terminal forgets what is typed before the interrupt has been dealt with
        pause();
        shell.type("printf '#OV%s' ER.\n");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static FutureTask<Long> inThread(Callable<Long> work) {
        FutureTask<Long> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static long result(FutureTask<Long> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException("a terminal did not finish: " + e.getMessage(), e);
        }
    }
}
