package dev.drydock.helping;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an instructor may do at one terminal, as the learner has agreed to it. It never changes: where less or more is allowed
 * it
 * ends, and with it the connection that it was made for; a page that is still allowed something connects again.
 */
public final class Watch implements AutoCloseable {

    private final Watches watches;
    private final String request;
    private final boolean mayType;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean typed = new AtomicBoolean();

    Watch(Watches watches, HelpRequest request) {
        this.watches = watches;
        this.request = request.id();
        this.mayType = request.state() == HelpState.TYPING;
    }

    String request() {
        return request;
    }

    boolean is(HelpRequest allowed) {
        return allowed.state().isWatched() && mayType == (allowed.state() == HelpState.TYPING);
    }

    /** Whether what comes from the instructor now may reach the terminal. */
    public boolean mayType() {
        return mayType && !ended.isDone();
    }

    /** Something was typed. The first time is written into the log, by a thread of its own: typing waits for no database. */
    public void typed() {
        if (typed.compareAndSet(false, true)) {
            Thread.ofVirtual().name("help-log").start(() -> watches.typingBegan(request));
        }
    }

    /** Waits until this is allowed no more: whoever carries bytes stops at once. */
    public void awaitEnd() {
        ended.join();
    }

    void end() {
        ended.complete(null);
    }

    /** The instructor's connection is gone. Idempotent. */
    @Override
    public void close() {
        end();
        watches.left(this);
    }
}
