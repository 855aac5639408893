package dev.drydock.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxSpec;
import dev.drydock.sandbox.Sandboxes;

/** Brings leases to life: each start runs once, in a thread of its own, and ends in a ready lab or in a reason. */
// From the start, so that its metric is there before the first use
@Startup
@ApplicationScoped
class LabStarts {

    private static final Logger LOG = Logger.getLogger(LabStarts.class);
    /** The lab's own deadline comes a little after the lease's end, which is the one that tells the learner why. */
    private static final Duration AFTER_THE_LEASE = Duration.ofMinutes(5);

    private static final String ENGINE_FAILED = "The container engine of this server did not start the lab. It is not your fault; "
            + "try again, and tell whoever runs this server if it stays so.";

    private final Leases leases;
    private final Sandboxes sandboxes;
    private final LabConfig config;
    private final Timer timer;
    private final Executor threads = task -> Thread.ofVirtual().name("lab-start").start(task);
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    LabStarts(Leases leases, Sandboxes sandboxes, LabConfig config, MeterRegistry metrics) {
        this.leases = leases;
        this.sandboxes = sandboxes;
        this.config = config;
        this.timer = Timer.builder("drydock.lab.start").description("from the lease to a running lab").register(metrics);
    }

    void begin(LabRow row) {
        running.computeIfAbsent(row.id, id -> {
            CompletableFuture<Void> start = new CompletableFuture<>();
            threads.execute(() -> {
                try {
                    timer.record(() -> start(row));
                    start.complete(null);
                } catch (RuntimeException e) {
                    start.completeExceptionally(e);
                } finally {
                    running.remove(id, start);
                }
            });
            return start;
        });
    }

    /** Waits for a start as long as a caller should; a start that failed throws its reason here. */
    void await(String id) {
        CompletableFuture<Void> start = running.get(id);
        if (start == null) {
            return;
        }
        try {
            start.get(config.startWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillStarting) {
            LOG.debugf("Lab %s is still starting", id);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LabException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(LabRow row) {
        Duration life = Duration.between(Instant.now(), row.longestUntil).plus(AFTER_THE_LEASE);
        try {
            sandboxes.start(new SandboxSpec(row.id, leases.installation(), row.image, row.seed, life));
        } catch (SandboxException e) {
            String reason = reason(e);
            LOG.errorf(e, "Lab %s (%s/%s) did not start", row.id, row.course, row.lesson);
            leases.end(row.id, reason);
            throw new LabException.StartFailed(reason, e);
        }
        if (!leases.move(row.id, LabState.STARTING, LabState.READY, null)) {
            // Ended while it started: nobody will come for it
            sandboxes.stop(row.id);
        }
    }

    private static String reason(SandboxException failure) {
        return switch (failure) {
            case SandboxException.ImageMissing _ ->
                "The image of this lab is missing on this server. It is not your fault; tell whoever runs it.";
            case SandboxException.NoCapacity _ ->
                "This server has no room for another lab just now. It is not your fault; try again in a few minutes.";
            case SandboxException.Unsupported _ ->
                "This server cannot give this lab what the lesson asks for. It is not your fault; tell your instructor.";
            case SandboxException.EngineTimeout _ -> ENGINE_FAILED;
            case SandboxException.EngineDown _ -> ENGINE_FAILED;
            case SandboxException.LabGone _ -> ENGINE_FAILED;
        };
    }
}
