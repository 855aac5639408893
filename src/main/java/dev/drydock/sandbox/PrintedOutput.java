package dev.drydock.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the terminals of all labs print, for one who follows them all. It is tapped where the bytes pass by anyway, so following
 * costs a lab nothing: no reader of its own, which would set the pace for others. A follower that lags misses bytes; nobody
 * ever
 * waits for it.
 */
public final class PrintedOutput {

    /** More than two terminals flood with in the time that a follower may pause. */
    private static final int MOST_WAITING = 16 * 1024 * 1024;
    /** What something that waits costs beside its bytes. */
    private static final int PER_EVENT = 96;

    private final BlockingQueue<Printed> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Set<String> ignored = ConcurrentHashMap.newKeySet();
    private volatile boolean followed;

    PrintedOutput() {
    }

    /** From now on somebody takes. */
    public void follow() {
        followed = true;
    }

    /** All that has come since the last call, at least one. */
    public List<Printed> take() throws InterruptedException {
        List<Printed> taken = new ArrayList<>();
        taken.add(waiting.take());
        waiting.drainTo(taken);
        taken.forEach(each -> size.addAndGet(-cost(each)));
        return taken;
    }

    /** Nothing more of this lab is wanted, until it is gone or listened to again. */
    public void ignore(String lab) {
        ignored.add(lab);
    }

    public void listen(String lab) {
        ignored.remove(lab);
    }

    boolean wants(String lab) {
        return followed && !ignored.contains(lab);
    }

    /** Of labs that are ignored, too: who listens again has to know. */
    void resized(String lab, int terminal, TerminalSize to) {
        if (followed && size.get() < MOST_WAITING) {
            add(new Printed.Resized(lab, terminal, to, Instant.now()));
        }
    }

    void printed(Printed.Bytes printed) {
        if (wants(printed.lab()) && size.get() < MOST_WAITING) {
            add(printed);
        }
    }

    /** Few, and what follows cannot be understood without them. */
    void tell(Printed event) {
        if (followed) {
            add(event);
        }
    }

    void gone(String lab) {
        ignored.remove(lab);
        tell(new Printed.Gone(lab));
    }

    private void add(Printed event) {
        size.addAndGet(cost(event));
        waiting.add(event);
    }

    private static int cost(Printed event) {
        return PER_EVENT + (event instanceof Printed.Bytes printed ? printed.bytes().length : 0);
    }
}
