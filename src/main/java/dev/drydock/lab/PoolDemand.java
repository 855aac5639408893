package dev.drydock.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** How many labs of an image should wait: always a few, and more while many are asked for. */
@ApplicationScoped
class PoolDemand {

    /** So many starts in the window call for one more that waits. */
    private static final int STARTS_PER_SPARE = 4;

    private final LabConfig.Pool config;
    private final Clock clock;
    private final Map<String, Deque<Instant>> starts = new HashMap<>();

    PoolDemand(LabConfig config, Clock clock) {
        this.config = config.pool();
        this.clock = clock;
    }

    synchronized void asked(String image) {
        starts.computeIfAbsent(image, _ -> new ArrayDeque<>()).add(clock.instant());
        forgetOld(image);
    }

    synchronized int wanted(String image) {
        if (config.least() == 0) {
            return 0;
        }
        int asked = forgetOld(image);
        return Math.clamp((asked + STARTS_PER_SPARE - 1) / STARTS_PER_SPARE, config.least(),
                Math.max(config.least(), config.most()));
    }

    private int forgetOld(String image) {
        Deque<Instant> times = starts.getOrDefault(image, new ArrayDeque<>());
        Instant oldest = clock.instant().minus(config.demandWindow());
        while (!times.isEmpty() && times.peek().isBefore(oldest)) {
            times.remove();
        }
        return times.size();
    }
}
