package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds how fast one learner can have labs made: a burst, then one at a time. A loop in a browser's console that starts and
 * ends
 * labs is slowed down and told so.
 */
@ApplicationScoped
class StartRate {

    private static final int LARGE = 10_000;

    private final int burst;
    private final Duration refill;
    private final Clock clock;
    /** For each learner the moment from which the whole burst is there again. */
    private final Map<String, Instant> fullAt = new ConcurrentHashMap<>();

    StartRate(LabConfig config, Clock clock) {
        this.burst = config.share().burst();
        this.refill = config.share().burstRefill();
        this.clock = clock;
    }

    /** Counts one start. */
    void check(String learner) {
        Instant now = clock.instant();
        if (fullAt.size() > LARGE) {
            fullAt.values().removeIf(moment -> moment.isBefore(now));
        }
        fullAt.compute(learner, (_, full) -> {
            Instant from = full == null || full.isBefore(now) ? now : full;
            Instant after = from.plus(refill);
            Duration debt = Duration.between(now, after).minus(refill.multipliedBy(burst));
            if (debt.isPositive()) {
                throw new LabException.TooFast(debt);
            }
            return after;
        });
    }
}
