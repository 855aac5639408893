package dev.drydock.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;

/**
 * Makes rows and containers agree, at start and ever after: labs past their time end, containers that nobody owns are removed,
 * and
 * rows whose container is gone are closed with the reason.
 */
@ApplicationScoped
class LabReaper {

    private static final Logger LOG = Logger.getLogger(LabReaper.class);

    private final Leases leases;
    private final Labs labs;
    private final LabStarts starts;
    private final Sandboxes sandboxes;
    private final Counter reaped;
    private final Clock clock = Clock.systemUTC();

    LabReaper(Leases leases, Labs labs, LabStarts starts, Sandboxes sandboxes, MeterRegistry metrics) {
        this.leases = leases;
        this.labs = labs;
        this.starts = starts;
        this.sandboxes = sandboxes;
        this.reaped = Counter.builder("drydock.lab.reaped").description("containers that nobody owned").register(metrics);
    }

    void onStart(@Observes StartupEvent started) {
        // What the last server had begun, this one ends: starting is idempotent
        leases.active().stream().filter(row -> row.state == LabState.STARTING).forEach(starts::begin);
        Thread.ofVirtual().name("lab-reaper").start(this::reap);
    }

    @Scheduled(every = "${drydock.lab.reap-every:10s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reap() {
        try {
            endExpired();
            reconcile();
        } catch (SandboxException e) {
            LOG.warnf("Labs were not looked at: %s", e.getMessage());
        }
    }

    private void endExpired() {
        Instant now = clock.instant();
        leases.active().stream().map(LabRow::lab)
                .filter(lab -> lab.expiresAt().isBefore(now))
                .forEach(lab -> labs.end(lab, "Its time was up."));
    }

    /** Rows are read before and after the containers, so that a lab which starts or ends meanwhile is never taken for lost. */
    private void reconcile() {
        List<Lab> ready = leases.active().stream().map(LabRow::lab).filter(lab -> lab.state() == LabState.READY).toList();
        Map<String, SandboxRef> containers = sandboxes.list(leases.installation()).stream()
                .collect(Collectors.toMap(SandboxRef::labId, Function.identity(), (one, _) -> one));
        Set<String> owned = leases.active().stream().map(row -> row.id).collect(Collectors.toSet());
        containers.keySet().stream().filter(id -> !owned.contains(id)).forEach(this::removeOrphan);
        ready.stream().filter(lab -> !runs(containers.get(lab.id()))).forEach(this::closeLost);
    }

    private static boolean runs(SandboxRef container) {
        return container != null && container.running();
    }

    private void removeOrphan(String id) {
        LOG.infof("Lab %s has nobody; its container is removed", id);
        sandboxes.stop(id);
        reaped.increment();
    }

    private void closeLost(Lab lab) {
        LOG.warnf("Lab %s has no running container any more", lab.id());
        labs.end(lab, "Its container stopped outside Drydock, perhaps because the server's engine was restarted. "
                + "Your progress is kept; start a new lab to go on.");
    }
}
