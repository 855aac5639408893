package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.sandbox.SandboxException;

/** Ends the processes of labs that sleep for long, and of all that sleep while memory is short, the longest first. */
@ApplicationScoped
class LongSleep {

    private static final Logger LOG = Logger.getLogger(LongSleep.class);
    /** Each attempt lets a lab run for a moment; one that makes all of them fail must not live by it. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final LabConfig config;
    private final Leases leases;
    private final LabSleep sleep;
    private final Capacity capacity;
    private final LabMetrics metrics;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    LongSleep(LabConfig config, Leases leases, LabSleep sleep, Capacity capacity, LabMetrics metrics, Clock clock) {
        this.config = config;
        this.leases = leases;
        this.sleep = sleep;
        this.capacity = capacity;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(every = "${drydock.lab.reap-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        List<LabRow> frozen = leases.in(LabState.ASLEEP).stream().filter(row -> !row.stopped)
                .sorted(Comparator.comparing(row -> row.activeAt)).toList();
        notBefore.keySet().retainAll(frozen.stream().map(row -> row.id).collect(Collectors.toSet()));
        frozen.forEach(this::lookAt);
    }

    private void lookAt(LabRow row) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore.getOrDefault(row.id, now))) {
            return;
        }
        // Looked at anew for each: what the one before gave back may be enough
        if (capacity.isShort()) {
            halt(row, "This server ran short of memory, so its programs were ended; its files are kept.");
        } else if (!now.isBefore(row.activeAt.plus(config.stopAfter()))) {
            halt(row, "It slept for long, so its programs were ended; its files are kept.");
        }
    }

    private void halt(LabRow row, String why) {
        try {
            if (sleep.halt(row.id, why)) {
                metrics.halted();
            } else {
                notBefore.put(row.id, clock.instant().plus(AFTER_A_FAILURE));
            }
        } catch (SandboxException e) {
            notBefore.put(row.id, clock.instant().plus(AFTER_A_FAILURE));
            LOG.warnf("Sleeping lab %s was not stopped: %s", row.id, e.getMessage());
        }
    }
}
