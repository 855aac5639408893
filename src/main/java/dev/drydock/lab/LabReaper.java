package dev.drydock.lab;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** Makes rows and containers agree, both ways, at start and ever after. */
@ApplicationScoped
class LabReaper {

    private static final Logger LOG = Logger.getLogger(LabReaper.class);

    private final Leases leases;
    private final PooledLeases pool;
    private final Labs labs;
    private final LabStarts starts;
    private final LabSleep sleep;
    private final Sandboxes sandboxes;
    private final LabMetrics metrics;
    private final Clock clock;

    LabReaper(Leases leases, PooledLeases pool, Labs labs, LabStarts starts, LabSleep sleep, Sandboxes sandboxes,
            LabMetrics metrics, Clock clock) {
        this.leases = leases;
        this.pool = pool;
        this.labs = labs;
        this.starts = starts;
        this.sleep = sleep;
        this.sandboxes = sandboxes;
        this.metrics = metrics;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("lab-reaper").start(this::reap);
    }

    @Scheduled(every = "${drydock.lab.reap-every}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reap() {
        try {
            // A start that broke off, say for want of the database, is gone through again
            leases.in(LabState.STARTING).forEach(starts::resume);
            look().forEach(this::mend);
        } catch (SandboxException e) {
            LOG.warnf("Labs were not looked at: %s", e.getMessage());
        }
    }

    private List<Discrepancy> look() {
        List<Lab> before = leases.active().stream().map(LabRow::lab).toList();
        Set<String> waiting = pool.all().stream().filter(row -> row.ready).map(row -> row.id).collect(Collectors.toSet());
        List<Existing> containers = sandboxes.list(leases.installation());
        // First the pool: a claim moves an id from there to the labs
        Stream<String> pooled = pool.all().stream().map(row -> row.id).toList().stream();
        Set<String> owned = Stream.concat(pooled, leases.active().stream().map(row -> row.id)).collect(Collectors.toSet());
        return Discrepancy.among(before, waiting, containers, owned, clock.instant());
    }

    private void mend(Discrepancy discrepancy) {
        try {
            switch (discrepancy) {
                case Discrepancy.Overdue(Lab lab) -> labs.end(lab.id(), "Its time was up.");
                case Discrepancy.Lost(Lab lab) -> closeLost(lab);
                case Discrepancy.Unsettled(String id) -> sleep.settle(id);
                case Discrepancy.Halted(String id) -> halt(id);
                case Discrepancy.Orphan(String id) -> removeOrphan(id);
                case Discrepancy.PoolLost(String id) -> forget(id);
            }
        } catch (SandboxException e) {
            LOG.warnf("%s stays for the next round: %s", discrepancy, e.getMessage());
        }
    }

    private void removeOrphan(String id) {
        LOG.infof("Lab %s has nobody; its container is removed", id);
        sandboxes.stop(id);
        metrics.reaped();
    }

    private void forget(String id) {
        if (pool.drop(id)) {
            sandboxes.stop(id);
        }
    }

    private void halt(String id) {
        if (sleep.haltedOutside(id, "Its container was stopped outside Drydock, perhaps because the server's engine was "
                + "restarted: its programs ended, and files in /tmp may be lost.")) {
            LOG.warnf("Lab %s was stopped by somebody else; it sleeps until its learner wakes it", id);
        }
    }

    private void closeLost(Lab lab) {
        LOG.warnf("Lab %s has no container any more", lab.id());
        labs.end(lab.id(), "Its container was removed outside Drydock. Your progress is kept; start a new lab to go on.");
    }
}
