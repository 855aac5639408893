package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

import dev.drydock.sandbox.DiskUse;
import dev.drydock.sandbox.SandboxConfig;
import dev.drydock.sandbox.Sandboxes;

/**
 * Freezes labs that write too much to the engine's disk, which all share, and ends those that go on. A frozen one is told why;
 * when
 * it is woken its programs end, and its learner has a while to delete files.
 */
@ApplicationScoped
class DiskWatch {

    private static final Logger LOG = Logger.getLogger(DiskWatch.class);

    private final LabConfig rules;
    private final SandboxConfig.Disk limits;
    private final Leases leases;
    private final LabSleep sleep;
    private final Labs labs;
    private final Sandboxes sandboxes;
    private final LabMetrics metrics;
    private final Clock clock;
    /** Each in a thread of its own, so that files that are slow to count delay nobody else's. */
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private volatile Thread watch;

    DiskWatch(LabConfig rules, SandboxConfig sandbox, Leases leases, LabSleep sleep, Labs labs, Sandboxes sandboxes,
            LabMetrics metrics, Clock clock) {
        this.rules = rules;
        this.limits = sandbox.disk();
        this.leases = leases;
        this.sleep = sleep;
        this.labs = labs;
        this.sandboxes = sandboxes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** In a thread of its own: the scheduler looks at its clock once a second, in which a lab writes gigabytes. */
    void onStart(@Observes StartupEvent started) {
        watch = Thread.ofVirtual().name("disk-watch").start(this::run);
    }

    @PreDestroy
    void end() {
        watch.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(limits.every());
            }
        } catch (InterruptedException stopping) {
            LOG.debug("The disk watch has ended");
        }
    }

    private void look() {
        try {
            // One question to the database: twice a second it is most of what an idle server does
            leases.active().stream().filter(this::mayWrite).filter(row -> looking.add(row.id))
                    .forEach(row -> Thread.startVirtualThread(() -> lookAt(row)));
        } catch (RuntimeException e) {
            LOG.warnf("The disk use of labs was not looked at: %s", e.getMessage());
        }
    }

    private boolean mayWrite(LabRow row) {
        return row.state == LabState.READY || row.state == LabState.ASLEEP && sleep.runs(row.id);
    }

    private void lookAt(LabRow row) {
        long began = System.nanoTime();
        try {
            Optional<DiskUse> use = sandboxes.diskUsed(row.id);
            if (use.isPresent()) {
                judge(row, use.get());
            }
        } catch (RuntimeException e) {
            LOG.warnf("How much lab %s has written is not known: %s", row.id, e.getMessage());
        } finally {
            looking.remove(row.id);
            metrics.diskLookedAt(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void judge(LabRow row, DiskUse use) {
        // What cannot be counted is not known to be so much, unless it goes on when its learner was told
        if (use.exceeds(limits.mostBytes(), limits.mostFiles()) && (use.isCounted() || row.crowded)) {
            metrics.diskFull("ended");
            LOG.warnf("Lab %s is ended: it wrote %s", row.id, use.inWords());
            labs.end(row.id, "It wrote " + use.inWords() + " to its disk, far more than the " + allowed()
                    + " that a lab may keep, and went on too fast to be stopped before. Start a new lab; your progress is kept.");
        } else if (row.state == LabState.READY) {
            keepSmall(row, use);
        }
    }

    private void keepSmall(LabRow row, DiskUse use) {
        if (!use.exceeds(limits.bytes(), limits.files())) {
            if (row.crowded) {
                leases.shrunk(row.id);
            }
        } else if (row.shrinkUntil == null || row.shrinkUntil.isBefore(clock.instant())) {
            LOG.infof("Lab %s is frozen: it wrote %s", row.id, use.inWords());
            if (sleep.freezeCrowded(row.id, reason(use))) {
                metrics.diskFull("frozen");
            }
        }
    }

    private String reason(DiskUse use) {
        return "It was frozen because it wrote " + use.inWords() + " to its disk, and a lab may keep " + allowed()
                + ". Wake it: its running programs end then, and you have " + IdleWatch.inWords(rules.diskGrace())
                + " to delete files (du -xh / | sort -h shows the large ones). Or reset it, or end it.";
    }

    private String allowed() {
        return new DiskUse(limits.bytes(), limits.files()).inWords();
    }
}
