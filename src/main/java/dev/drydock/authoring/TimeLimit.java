package dev.drydock.authoring;

import java.time.Duration;

/** Interrupts the thread that made it when its time is up, unless it was closed by then. */
final class TimeLimit implements AutoCloseable {

    private final Thread limited;
    private final Thread watch;
    private boolean closed;
    private boolean over;

    private TimeLimit(Thread limited, Duration time) {
        this.limited = limited;
        this.watch = Thread.ofVirtual().unstarted(() -> wait(time));
    }

    static TimeLimit onThisThread(Duration time) {
        TimeLimit limit = new TimeLimit(Thread.currentThread(), time);
        limit.watch.start();
        return limit;
    }

    private void wait(Duration time) {
        try {
            Thread.sleep(time);
            end();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        if (!closed) {
            over = true;
            limited.interrupt();
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
    }
}
