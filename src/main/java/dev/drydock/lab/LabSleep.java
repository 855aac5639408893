package dev.drydock.lab;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;

/**
 * Puts labs to sleep and wakes them. A sleeping lab is frozen, and stopped
 * with its files kept when it sleeps for long. Frozen, files, processes and shells are kept as they are. The row says
 * what
 * ought to be, the container follows, and {@link #settle} brings them together where a crash came in between.
 */
@ApplicationScoped
class LabSleep {

    private static final int LOCKS = 64;

    private final Leases leases;
    private final Sandboxes sandboxes;
    private final WokenPeers peers;
    private final Set<String> moving = ConcurrentHashMap.newKeySet();
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    LabSleep(Leases leases, Sandboxes sandboxes, WokenPeers peers) {
        this.leases = leases;
        this.sandboxes = sandboxes;
        this.peers = peers;
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

    /** For what it wrote; false when it was not ready any more. */
    boolean freezeCrowded(String id, String reason) {
        return alone(id, () -> {
            // The container first, unlike else: what a lab writes while a row is written is some hundred megabytes
            sandboxes.sleep(id);
            boolean asleep = leases.fallAsleep(id, reason);
            if (asleep) {
                leases.crowded(id);
            } else {
                // It is being reset, and goes on as another
                wakeAll(id);
            }
            return asleep;
        });
    }

    /** Ends the processes of a sleeping lab; false when it cannot be done without losing files. */
    boolean halt(String id, String why) {
        return alone(id, () -> {
            boolean frozen = leases.find(id).filter(row -> row.state == LabState.ASLEEP && !row.stopped).isPresent();
            boolean halted = !frozen || running(id, () -> sandboxes.halt(id));
            if (frozen && halted) {
                leases.stopped(id, why);
            }
            return halted;
        });
    }

    /** Somebody else ended its processes, and its files are there; false when it sleeps without any as it is. */
    boolean haltedOutside(String id, String why) {
        return alone(id, () -> {
            boolean counted = leases.find(id).filter(row -> row.state == LabState.ASLEEP && row.stopped).isPresent();
            // It may have been started again by now, in which case this keeps its files as a long sleep does
            if (counted || !leases.haltedOutside(id, why)) {
                return false;
            }
            running(id, () -> sandboxes.halt(id));
            return true;
        });
    }

    boolean wake(String id, String reason) {
        return alone(id, () -> running(id, () -> {
            String trouble = wakeAll(id);
            if (leases.find(id).filter(row -> row.crowded).isPresent()) {
                endPrograms(id);
            }
            return leases.awake(id, LabState.READY, reason + trouble);
        }));
    }

    private String wakeAll(String id) {
        return peers.prepare(id, sandboxes.wake(id));
    }

    /** Whatever filled the disk would go on, and leave its learner no time to delete anything. */
    private void endPrograms(String id) {
        SandboxRef lab = new SandboxRef(id, true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 1; n <= Sandboxes.TERMINALS; n++) {
                int terminal = n;
                threads.execute(() -> sandboxes.endTerminal(lab, terminal));
            }
        }
    }

    /** Whether a sleeping lab runs for a moment: its programs do so too, and may write. */
    boolean runs(String id) {
        return moving.contains(id);
    }

    private <T> T running(String id, Supplier<T> change) {
        moving.add(id);
        try {
            return change.get();
        } finally {
            moving.remove(id);
        }
    }

    /** Makes the container as its row says, where the two differed. */
    void settle(String id) {
        alone(id, () -> {
            leases.find(id).ifPresent(row -> {
                if (row.state == LabState.ASLEEP) {
                    if (!row.stopped || !running(id, () -> sandboxes.halt(id))) {
                        sandboxes.sleep(id);
                    }
                } else if (row.state == LabState.READY) {
                    wakeAll(id);
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
