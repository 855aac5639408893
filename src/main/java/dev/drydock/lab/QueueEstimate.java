package dev.drydock.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long somebody will wait: by how often places came free of late, and at most until enough labs have run out of time. */
final class QueueEstimate {

    private static final Duration UNKNOWN = Duration.ofMinutes(10);

    private QueueEstimate() {
    }

    /**
     * @param place 1 is next
     * @param ends when the labs that have a place run out of time, soonest first
     * @param ended how many labs ended in the window before now
     */
    static Duration of(int place, List<Instant> ends, int ended, Duration window, Instant now) {
        Duration byPace = ended == 0 ? null : window.multipliedBy(place).dividedBy(ended);
        Duration byEnds = place > ends.size() ? null : positive(Duration.between(now, ends.get(place - 1)));
        if (byPace == null && byEnds == null) {
            return UNKNOWN.multipliedBy(place);
        }
        if (byPace == null || byEnds == null) {
            return byPace == null ? byEnds : byPace;
        }
        return byPace.compareTo(byEnds) < 0 ? byPace : byEnds;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
