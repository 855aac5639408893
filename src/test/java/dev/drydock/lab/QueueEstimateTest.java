package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class QueueEstimateTest {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private final Instant now = Instant.parse("2026-03-01T09:00:00Z");

    private Duration estimate(int place, int ended, int... minutesToEnds) {
        List<Instant> ends = java.util.Arrays.stream(minutesToEnds).mapToObj(it -> now.plus(Duration.ofMinutes(it))).toList();
        return QueueEstimate.of(place, ends, ended, WINDOW, now);
    }

    @Test
    void goesByHowOftenPlacesCameFree() {
        assertEquals(Duration.ofMinutes(6), estimate(2, 10, 40, 50));
    }

    @Test
    void isNeverLongerThanTheLabsThatMustEndBefore() {
        assertEquals(Duration.ofMinutes(5), estimate(2, 1, 1, 5, 60));
    }

    @Test
    void hasAWordEvenWhereNothingIsKnown() {
        assertEquals(Duration.ofMinutes(20), estimate(2, 0));
    }

    @Test
    void isNoneForALabThatIsOverdue() {
        assertEquals(Duration.ZERO, estimate(1, 0, -1));
    }
}
