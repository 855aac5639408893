package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** Puts labs to sleep in which nothing happens. Their pages have shown for a while when that will be. */
@ApplicationScoped
class IdleWatch {

    private static final Logger LOG = Logger.getLogger(IdleWatch.class);
    /** Measurements that the engine is asked for at once. */
    private static final int AT_ONCE = 8;

    private final LabConfig config;
    private final Leases leases;
    private final LabSleep sleep;
    private final Idleness idleness;
    private final Clock clock;
    private final Semaphore measurements = new Semaphore(AT_ONCE);

    IdleWatch(LabConfig config, Leases leases, LabSleep sleep, Sandboxes sandboxes, Clock clock) {
        this.config = config;
        this.leases = leases;
        this.sleep = sleep;
        this.idleness = new Idleness(config, sandboxes, clock);
        this.clock = clock;
    }

    Instant idleAt(LabRow row) {
        return idleness.idleAt(row.id, row.activeAt);
    }

    @Scheduled(every = "${drydock.lab.idle-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        List<LabRow> ready = leases.in(LabState.READY);
        idleness.forgetAllBut(ready.stream().map(row -> row.id).collect(Collectors.toSet()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ready.forEach(row -> threads.execute(() -> lookAt(row)));
        }
    }

    private void lookAt(LabRow row) {
        measurements.acquireUninterruptibly();
        try {
            Instant used = idleness.lastUse(row.id, row.activeAt);
            if (used.isAfter(row.activeAt)) {
                leases.used(row.id, used);
            } else if (!clock.instant().isBefore(used.plus(config.idleAfter()))) {
                sleep.sleep(row.id, "Nothing was typed, printed or computed in it for " + inWords(config.idleAfter()) + ".");
            }
        } catch (SandboxException e) {
            LOG.warnf("Whether lab %s is idle is not known: %s", row.id, e.getMessage());
        } finally {
            measurements.release();
        }
    }

    static String inWords(Duration time) {
        long minutes = time.toMinutes();
        return minutes < 1 ? time.toSeconds() + " seconds" : minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
