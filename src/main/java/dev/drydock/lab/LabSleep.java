package dev.drydock.lab;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.sandbox.Sandboxes;

/**
 * Puts labs to sleep and wakes them. A sleeping lab is frozen: files, processes and shells are kept as they are. The row says
 * what
 * ought to be, the container follows, and {@link #settle} brings them together where a crash came in between.
 */
@ApplicationScoped
class LabSleep {

    private static final int LOCKS = 64;

    private final Leases leases;
    private final Sandboxes sandboxes;
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    LabSleep(Leases leases, Sandboxes sandboxes) {
        this.leases = leases;
        this.sandboxes = sandboxes;
    }

    /** False when the lab was not ready any more. */
    boolean sleep(String id, String reason) {
        return alone(id, () -> {
            boolean asleep = leases.fallAsleep(id, reason);
            if (asleep) {
                sandboxes.sleep(id);
            }
            return asleep;
        });
    }

    boolean wake(String id, String reason) {
        return alone(id, () -> {
            sandboxes.wake(id);
            return leases.awake(id, reason);
        });
    }

    /** Makes the container as its row says, where the two differed. */
    void settle(String id) {
        alone(id, () -> {
            leases.find(id).ifPresent(row -> {
                if (row.state == LabState.ASLEEP) {
                    sandboxes.sleep(id);
                } else if (row.state == LabState.READY) {
                    sandboxes.wake(id);
                }
            });
            return true;
        });
    }

    /** One change of a lab at a time. */
    private <T> T alone(String id, Supplier<T> change) {
        Lock lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
