package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class IdlenessTest {

    private static final Duration ALLOWED = Duration.ofMinutes(20);

    private final MovableClock clock = new MovableClock();
    private final Instant begin = clock.instant();
    private Optional<Instant> typed = Optional.empty();
    private Optional<Duration> cpu = Optional.of(Duration.ZERO);
    private int measurements;
    private final Idleness idleness = new Idleness(ALLOWED, 0.02, _ -> typed, _ -> {
        measurements++;
        return cpu;
    }, clock);

    @Test
    void whatIsTypedIsUse() {
        clock.pass(Duration.ofMinutes(15));
        typed = Optional.of(clock.instant());
        assertEquals(clock.instant(), idleness.lastUse("lab", begin));
        assertEquals(clock.instant().plus(ALLOWED), idleness.idleAt("lab", begin));
    }

    @Test
    void aQuietTerminalAndNoProcessorTimeIsNoUse() {
        for (int minute = 0; minute < 30; minute++) {
            clock.pass(Duration.ofMinutes(1));
            assertEquals(begin, idleness.lastUse("lab", begin));
        }
    }

    @Test
    void aProgramThatComputesInSilenceIsUse() {
        clock.pass(Duration.ofMinutes(15));
        idleness.lastUse("lab", begin);
        clock.pass(Duration.ofSeconds(10));
        cpu = Optional.of(Duration.ofMillis(300));
        assertEquals(clock.instant(), idleness.lastUse("lab", begin));
    }

    @Test
    void aShellThatMerelyBlinksIsNot() {
        clock.pass(Duration.ofMinutes(15));
        idleness.lastUse("lab", begin);
        clock.pass(Duration.ofSeconds(10));
        cpu = Optional.of(Duration.ofMillis(100));
        assertEquals(begin, idleness.lastUse("lab", begin));
    }

    @Test
    void terminalsAloneDecideWhereNobodyKnowsTheProcessorTime() {
        cpu = Optional.empty();
        clock.pass(Duration.ofMinutes(21));
        assertEquals(begin, idleness.lastUse("lab", begin));
    }

    @Test
    void nothingIsMeasuredWhileTheTerminalIsInUse() {
        clock.pass(Duration.ofMinutes(9));
        idleness.lastUse("lab", begin);
        assertEquals(0, measurements);
    }

    @Test
    void theSameMomentOutOfTheDatabaseIsNoNewUse() {
        typed = Optional.of(begin.plusNanos(834_045_899));
        Instant kept = idleness.lastUse("lab", begin);
        clock.pass(ALLOWED);
        assertEquals(kept, idleness.lastUse("lab", kept));
    }
}
