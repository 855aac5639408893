package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Those who wait for a place, in the order of arrival; whoever no longer asks has left. */
@ApplicationScoped
class LabQueue {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private final LabConfig config;
    private final Leases leases;
    private final Admissions admissions;
    private final LabStarts starts;
    private final Clock clock;
    /** Nobody could ask before; a long restart costs no place. */
    private final Instant since;

    LabQueue(LabConfig config, Leases leases, Admissions admissions, LabStarts starts, Clock clock) {
        this.config = config;
        this.leases = leases;
        this.admissions = admissions;
        this.starts = starts;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Scheduled(every = "${drydock.lab.queue.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void advance() {
        List<LabRow> waiting = leases.in(LabState.QUEUED);
        Instant longAgo = clock.instant().minus(config.queue().grace());
        waiting.stream().filter(row -> row.seenAt.isBefore(longAgo) && since.isBefore(longAgo)).forEach(row -> leases.end(
                row.id,
                "The page was closed for a while, so its place in the queue went to the next. Start it again to queue anew."));
        if (!waiting.isEmpty()) {
            for (Optional<LabRow> next = admissions.admitNext(); next.isPresent(); next = admissions.admitNext()) {
                starts.begin(next.get());
            }
        }
    }

    /** The place of a lab that waits; asking keeps it. */
    @Transactional
    public QueuePlace placeOf(LabRow row) {
        Instant now = clock.instant();
        // A page asks every two seconds; writing that down less often is enough
        if (row.seenAt.isBefore(now.minus(config.queue().grace().dividedBy(8)))) {
            leases.seen(row.id);
        }
        int place = LabRow.countWaitingBefore(row.createdAt) + 1;
        Duration estimate = QueueEstimate.of(place, LabRow.ends(), LabRow.countEndedSince(now.minus(WINDOW)), WINDOW, now);
        return new QueuePlace(place, estimate.toSeconds());
    }
}
