package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class StartRateTest {

    private final MovableClock clock = new MovableClock();
    private final StartRate rate = new StartRate(
            Rules.with(Map.of("share.burst", "3", "share.burst-refill", "10s")), clock);

    private void start(int times) {
        for (int i = 0; i < times; i++) {
            rate.check("ada");
        }
    }

    @Test
    void aLoopIsStoppedAndToldHowLongToWait() {
        start(3);
        var refused = assertThrows(LabException.TooFast.class, () -> rate.check("ada"));
        assertEquals(Duration.ofSeconds(10), refused.retryAfter());
    }

    @Test
    void waitingAsToldHelps() {
        start(3);
        clock.pass(Duration.ofSeconds(10));
        assertDoesNotThrow(() -> rate.check("ada"));
        assertThrows(LabException.TooFast.class, () -> rate.check("ada"));
    }

    @Test
    void knockingMeanwhileCostsNothing() {
        start(3);
        for (int i = 0; i < 100; i++) {
            assertThrows(LabException.TooFast.class, () -> rate.check("ada"));
        }
        clock.pass(Duration.ofSeconds(10));
        assertDoesNotThrow(() -> rate.check("ada"));
    }

    @Test
    void othersAreNotSlowedDown() {
        start(3);
        assertDoesNotThrow(() -> rate.check("grace"));
    }
}
