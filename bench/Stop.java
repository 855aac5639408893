import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the measuring thread notices at its next step, unwinds, and so removes what it made in the ordinary way; the JVM
 * waits for it. Never in the middle of a call, or the engine would finish making a container that nobody knows of.
 */
final class Stop implements AutoCloseable {

    /** Longer than ending the server and its labs takes, each of which has its own limit. */
    private static final int LONGEST_SECONDS = 90;
    private static volatile boolean requested;

    private final CountDownLatch unwound = new CountDownLatch(1);

    /** Unwinds the measuring thread. */
    static final class Requested extends RuntimeException {
        private static final long serialVersionUID = 1;

        Requested() {
            super("stopped", null, false, false);
        }
    }

    /** The JVM ends upon a signal only when this is closed. */
    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            requested = true;
            try {
                stop.unwound.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return stop;
    }

    @Override
    public void close() {
        unwound.countDown();
    }

    static void check() {
        if (requested) {
            throw new Requested();
        }
    }

    /** Waits in small steps. */
    static void sleep(long millis) throws IOException {
        try {
            for (long left = millis; left > 0; left -= 100) {
                check();
                Thread.sleep(Math.min(left, 100));
            }
            check();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}
