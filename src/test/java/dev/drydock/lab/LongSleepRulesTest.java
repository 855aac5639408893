package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.drydock.sandbox.Existing.Condition;

class LongSleepRulesTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final RowsInMemory rows = new RowsInMemory(clock);
    private final ContainersInMemory engine = new ContainersInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private LongSleep host(long availableMiB) throws IOException {
        Path meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal: %d kB\nMemAvailable: %d kB\n".formatted(10_000 * 1024, availableMiB * 1024));
        LabConfig rules = Rules.with(Map.of());
        return new LongSleep(rules, rows, new LabSleep(rows, engine.sandboxes(), new WokenPeers(rows, null, null, null)),
                new Capacity(rules, 256L << 20, new HostMemory(meminfo)), new LabMetrics(meters), clock);
    }

    private void frozen(String id) {
        rows.add(id, LabState.ASLEEP).activeAt = clock.instant();
        engine.conditions.put(id, Condition.FROZEN);
    }

    @Test
    void aLabStaysFrozenForHalfAnHour() throws IOException {
        LongSleep sleep = host(9000);
        frozen("a");
        clock.pass(Duration.ofMinutes(29));
        sleep.look();
        assertEquals(Condition.FROZEN, engine.conditions.get("a"));
        clock.pass(Duration.ofMinutes(1));
        sleep.look();
        assertEquals(Condition.STOPPED, engine.conditions.get("a"));
        assertTrue(rows.row("a").reason.startsWith("It slept for long"));
        assertEquals(1, meters.counter("drydock.lab.halted").count());
    }

    @Test
    void shortMemoryWaitsForNobody() throws IOException {
        frozen("a");
        host(1900).look();
        assertEquals(Condition.STOPPED, engine.conditions.get("a"));
        assertTrue(rows.row("a").reason.startsWith("This server ran short of memory"));
    }

    @Test
    void oneThatCannotBeStoppedIsLeftAloneForTenMinutes() throws IOException {
        LongSleep sleep = host(1900);
        frozen("a");
        engine.stuck.add("a");
        sleep.look();
        engine.stuck.clear();
        clock.pass(Duration.ofMinutes(9));
        sleep.look();
        assertFalse(rows.row("a").stopped);
        clock.pass(Duration.ofMinutes(1));
        sleep.look();
        assertTrue(rows.row("a").stopped);
    }
}
