package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PoolDemandTest {

    private final MovableClock clock = new MovableClock();
    private final PoolDemand demand = new PoolDemand(Rules.with(Map.of("pool.least", "1", "pool.most", "5")), clock);

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            demand.asked("base");
        }
    }

    @Test
    void oneAlwaysWaits() {
        assertEquals(1, demand.wanted("base"));
    }

    @Test
    void moreWaitWhileManyAreAskedFor() {
        ask(12);
        assertEquals(3, demand.wanted("base"));
        assertEquals(1, demand.wanted("builder"));
    }

    @Test
    void neverMoreThanTheHostAllows() {
        ask(500);
        assertEquals(5, demand.wanted("base"));
    }

    @Test
    void demandIsForgotten() {
        ask(12);
        clock.pass(Duration.ofMinutes(11));
        assertEquals(1, demand.wanted("base"));
    }

    @Test
    void aHostCanDoWithoutAPool() {
        PoolDemand none = new PoolDemand(Rules.with(Map.of("pool.least", "0")), clock);
        none.asked("base");
        assertEquals(0, none.wanted("base"));
    }
}
