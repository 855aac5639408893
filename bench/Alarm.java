import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A time limit for what blocks. The waiting thread is interrupted: that closes a channel it reads from, which no time-out of a
 * blocking channel could do.
 */
final class Alarm {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "alarm");
        thread.setDaemon(true);
        return thread;
    });

    private Alarm() {
    }

    static <T> T within(int seconds, String what, Callable<T> work) throws IOException {
        Thread waiting = Thread.currentThread();
        AtomicBoolean rang = new AtomicBoolean();
        Future<?> alarm = CLOCK.schedule(() -> {
            rang.set(true);
            waiting.interrupt();
        }, seconds, TimeUnit.SECONDS);
        try {
            return work.call();
        } catch (Exception e) {
            if (rang.get()) {
                throw new IOException(what + " took longer than " + seconds + " s", e);
            }
            switch (e) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                default -> throw new IOException(what + " failed: " + e, e);
            }
        } finally {
            alarm.cancel(false);
            if (rang.get()) {
                Thread.interrupted();
            }
        }
    }
}
