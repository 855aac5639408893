package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.runtime.Startup;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.SandboxSpec;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Wishes;

/** Brings leases to life: each start runs once, in a thread of its own, and ends in a ready lab or in a reason. */
// From the start, so that its metric is there before the first use
@Startup
@ApplicationScoped
class LabStarts {

    private static final Logger LOG = Logger.getLogger(LabStarts.class);
    private static final int ATTEMPTS = 3;
    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofMillis(700);

    private final Leases leases;
    private final Sandboxes sandboxes;
    private final Library library;
    private final LabSetup setup;
    private final SetUpFailures failures;
    private final LabConfig config;
    private final LabMetrics metrics;
    private final Clock clock;
    private final Map<String, Start> running = new ConcurrentHashMap<>();

    LabStarts(Leases leases, Sandboxes sandboxes, Library library, LabSetup setup, SetUpFailures failures,
            LabConfig config, LabMetrics metrics, Clock clock) {
        this.leases = leases;
        this.sandboxes = sandboxes;
        this.library = library;
        this.setup = setup;
        this.failures = failures;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A start under way. */
    private static final class Start {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile StartStage stage = StartStage.IMAGE;
    }

    void begin(LabRow row) {
        begin(row, true);
    }

    /** Goes through a start again that broke off with its server, or for want of the database, if it did: it may be ready. */
    void resume(LabRow row) {
        begin(row, false);
    }

    /** @param fresh whether nobody can have begun it before */
    private void begin(LabRow row, boolean fresh) {
        running.computeIfAbsent(row.id, id -> {
            Start start = new Start();
            Thread.ofVirtual().name("lab-start-" + id).start(() -> {
                try {
                    if (fresh || isWanted(row)) {
                        run(row, start);
                    }
                    start.end.complete(null);
                } catch (RuntimeException e) {
                    start.end.completeExceptionally(e);
                } finally {
                    running.remove(id, start);
                }
            });
            return start;
        });
    }

    /** Whether learners wait for labs right now. */
    boolean busy() {
        return !running.isEmpty();
    }

    Optional<StartStage> stage(String id) {
        return Optional.ofNullable(running.get(id)).map(start -> start.stage);
    }

    /** Waits for a start as long as a caller should; a start that failed throws its reason here. */
    void await(String id) {
        Start start = running.get(id);
        if (start == null) {
            return;
        }
        try {
            start.end.get(config.startWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillStarting) {
            LOG.debugf("Lab %s is still starting", id);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LabException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(LabRow row, Start start) {
        long began = System.nanoTime();
        for (int attempt = 1;; attempt++) {
            try {
                // Each time: an engine that was down left it waiting, and a second container beside it would be nobody's
                boolean pooled = row.pooled && sandboxes.claim(row.id);
                make(row, start, pooled);
                metrics.started(pooled, Duration.ofNanos(System.nanoTime() - began));
                return;
            } catch (RuntimeException e) {
                if (!isWanted(row)) {
                    sandboxes.stop(row.id);
                    return;
                }
                StartFailure failure = StartFailure.of(e);
                LOG.errorf(e, "Lab %s (%s/%s) did not start, attempt %d", row.id, row.course, row.lesson, attempt);
                if (!failure.passing() || attempt == ATTEMPTS) {
                    giveUp(row, failure, e);
                }
                pause(attempt);
            }
        }
    }

    private void make(LabRow row, Start start, boolean claimed) {
        if (!claimed) {
            start.stage = StartStage.START;
            Duration life = Duration.between(clock.instant(), row.longestUntil).plus(Admissions.AFTER_THE_LEASE);
            sandboxes.start(new SandboxSpec(row.id, leases.installation(), row.image, row.seed, life, wishes(row)));
        }
        start.stage = StartStage.SET_UP;
        library.lesson(row.course, row.lesson).ifPresent(lesson -> setup.prepare(new SandboxRef(row.id, true), lesson));
        start.stage = StartStage.READY;
        if (!leases.ready(row.id)) {
            sandboxes.stop(row.id);
        }
    }

    private Wishes wishes(LabRow row) {
        return library.lesson(row.course, row.lesson).flatMap(Lesson::lab).map(LabWishes::of).orElse(Wishes.NONE);
    }

    /** A lab that was ended while it started fails in many ways, and none of them is a failure. */
    private boolean isWanted(LabRow row) {
        return leases.find(row.id).filter(it -> it.state == LabState.STARTING).isPresent();
    }

    private void giveUp(LabRow row, StartFailure failure, RuntimeException cause) {
        metrics.failed(cause);
        switch (cause) {
            case LabSetup.Failed failed -> failures.record(row.id, row.course, row.lesson, failed);
            case SandboxException.NotAllowed refused ->
                failures.record(row.id, row.course, row.lesson, LabSetup.Failed.refused(refused));
            default -> LOG.debugf("The lesson of lab %s is not at fault", row.id);
        }
        leases.end(row.id, failure.reason());
        try {
            sandboxes.stop(row.id);
        } catch (SandboxException e) {
            LOG.warnf("What is left of lab %s is for the reaper: %s", row.id, e.getMessage());
        }
        throw new LabException.StartFailed(failure.reason(), cause);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(BEFORE_NEXT_ATTEMPT.multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
