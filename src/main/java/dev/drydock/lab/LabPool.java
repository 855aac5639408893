package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Library;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxSpec;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Wishes;

/**
 * Keeps labs running that nobody has asked for yet, so that whoever does is given one at once. One is made at a time, and only
 * while
 * no learner waits for a start; all go when memory is short.
 */
@ApplicationScoped
class LabPool {

    private static final Logger LOG = Logger.getLogger(LabPool.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final LabConfig config;
    private final PooledLeases pool;
    private final PoolDemand demand;
    private final Capacity capacity;
    private final Leases leases;
    private final LabStarts starts;
    private final Library library;
    private final Sandboxes sandboxes;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    LabPool(LabConfig config, PooledLeases pool, PoolDemand demand, Capacity capacity, Leases leases, LabStarts starts,
            Library library, Sandboxes sandboxes, Clock clock) {
        this.config = config;
        this.pool = pool;
        this.demand = demand;
        this.capacity = capacity;
        this.leases = leases;
        this.starts = starts;
        this.library = library;
        this.sandboxes = sandboxes;
        this.clock = clock;
    }

    /** Images may have been built anew since the last server made these, so they are made anew too. */
    void onStart(@Observes StartupEvent started) {
        List<PooledRow> old = pool.all();
        old.forEach(row -> pool.drop(row.id));
        Thread.ofVirtual().name("old-pool").start(() -> old.forEach(row -> stop(row.id)));
    }

    @Scheduled(every = "${drydock.lab.pool.every}", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keep() {
        List<PooledRow> waiting = pool.all();
        if (capacity.isShort()) {
            waiting.forEach(this::remove);
            return;
        }
        Instant tooOld = clock.instant().minus(config.pool().longestWait());
        waiting.stream().filter(row -> row.madeAt.isBefore(tooOld)).forEach(this::remove);
        Set<String> images = images();
        waiting.stream().filter(row -> !images.contains(row.image)).forEach(this::remove);
        images.forEach(image -> fill(image, waiting));
    }

    private Set<String> images() {
        return library.courses().stream().flatMap(course -> course.lessons().stream())
                .flatMap(lesson -> lesson.lab().map(LabSpec::image).stream()).collect(Collectors.toSet());
    }

    private void fill(String image, List<PooledRow> waiting) {
        long there = waiting.stream().filter(row -> row.image.equals(image)).count();
        try {
            for (long missing = demand.wanted(image) - there; missing > 0 && mayMake(image); missing--) {
                make(image);
            }
        } catch (SandboxException e) {
            LOG.warnf("Whether there is room for labs of image %s is not known: %s", image, e.getMessage());
            notBefore.put(image, clock.instant().plus(AFTER_A_FAILURE));
        }
    }

    private boolean mayMake(String image) {
        Instant next = notBefore.get(image);
        if (starts.busy() || next != null && clock.instant().isBefore(next)) {
            return false;
        }
        long memory = sandboxes.memoryOf(image);
        int waiting = pool.all().size();
        Occupancy labs = leases.occupancy();
        return labs.queued() == 0 && capacity.hasRoom(labs.placed() + waiting, labs.memory() + waiting * memory,
                labs.starting(), memory);
    }

    private void make(String image) {
        PooledRow row = pool.make(image);
        try {
            sandboxes.startAhead(new SandboxSpec(row.id, leases.installation(), image, row.seed, pool.life(), Wishes.NONE));
            pool.ready(row.id);
        } catch (SandboxException e) {
            LOG.warnf("No lab of image %s was started ahead: %s", image, e.getMessage());
            notBefore.put(image, clock.instant().plus(AFTER_A_FAILURE));
            pool.drop(row.id);
            stop(row.id);
        }
    }

    private void remove(PooledRow row) {
        if (pool.drop(row.id)) {
            stop(row.id);
        }
    }

    /** What cannot be stopped now has no row any more, and is the reaper's. */
    private void stop(String id) {
        try {
            sandboxes.stop(id);
        } catch (SandboxException e) {
            LOG.warnf("A lab that waited, %s, was not removed: %s", id, e.getMessage());
        }
    }
}
