package dev.drydock.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.sandbox.Remnant;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** Removes what an engine or a server that was killed left of labs beside their containers. */
@ApplicationScoped
class RemnantReaper {

    private static final Logger LOG = Logger.getLogger(RemnantReaper.class);
    /** Some volumes an engine gives back only when it is started anew, and each attempt before is an error in its log. */
    private static final int LOOKS_AFTER_A_REFUSAL = 12;

    private final LabConfig config;
    private final Leases leases;
    private final PooledLeases pool;
    private final Sandboxes sandboxes;
    private final LabMetrics metrics;
    private final Clock clock;
    private final Map<Remnant, Instant> notBefore = new HashMap<>();

    RemnantReaper(LabConfig config, Leases leases, PooledLeases pool, Sandboxes sandboxes, LabMetrics metrics, Clock clock) {
        this.config = config;
        this.leases = leases;
        this.pool = pool;
        this.sandboxes = sandboxes;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(every = "${drydock.lab.reap-every}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            List<Remnant> found = sandboxes.remnants(leases.installation());
            notBefore.keySet().retainAll(found);
            // Rows after what the engine has: whatever is made meanwhile has its row by now
            List<PooledRow> ahead = pool.all();
            List<LabRow> labs = leases.active();
            Set<String> owned = ids(ahead.stream().map(row -> row.id), labs.stream().map(row -> row.id));
            Set<String> beingMade = ids(ahead.stream().filter(row -> !row.ready).map(row -> row.id),
                    labs.stream().filter(row -> row.state == LabState.STARTING).map(row -> row.id));
            found.stream().filter(remnant -> switch (remnant.kind()) {
                case VOLUME -> !beingMade.contains(remnant.labId());
                case INSPECTOR, PEER, NETWORK -> !owned.contains(remnant.labId());
            }).forEach(this::discard);
        } catch (SandboxException e) {
            LOG.warnf("What is left of labs was not looked at: %s", e.getMessage());
        }
    }

    private static Set<String> ids(Stream<String> some, Stream<String> others) {
        return Stream.concat(some, others).collect(Collectors.toSet());
    }

    private void discard(Remnant remnant) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore.getOrDefault(remnant, now))) {
            return;
        }
        if (removed(remnant)) {
            LOG.infof("What was left of lab %s is removed: %s %s", remnant.labId(), remnant.kind(), remnant.name());
            metrics.reaped();
        } else {
            notBefore.put(remnant, now.plus(config.reapEvery().multipliedBy(LOOKS_AFTER_A_REFUSAL)));
        }
    }

    private boolean removed(Remnant remnant) {
        try {
            return sandboxes.discard(remnant);
        } catch (SandboxException e) {
            LOG.warnf("%s stays for later: %s", remnant, e.getMessage());
            return false;
        }
    }
}
