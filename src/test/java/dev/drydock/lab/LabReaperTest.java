package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.drydock.sandbox.Existing.Condition;
import dev.drydock.sandbox.Sandboxes;

/** Rows without containers, containers without rows, and a clock that goes on when the test says so. */
class LabReaperTest {

    private final MovableClock clock = new MovableClock();
    private final RowsInMemory rows = new RowsInMemory(clock);
    private final PoolInMemory pool = new PoolInMemory(clock);
    private final ContainersInMemory engine = new ContainersInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> resumed = new ArrayList<>();
    private final LabReaper reaper = reaper();

    private LabReaper reaper() {
        Sandboxes sandboxes = engine.sandboxes();
        LabSleep sleep = new LabSleep(rows, sandboxes, new WokenPeers(rows, null, null, null));
        LabMetrics metrics = new LabMetrics(meters);
        Labs labs = new Labs(rows, null, null, null, null, null, sleep, null, sandboxes, metrics, clock);
        LabStarts starts = new LabStarts(rows, sandboxes, null, null, null, Rules.with(Map.of()), metrics, clock) {
            @Override
            void resume(LabRow row) {
                resumed.add(row.id);
            }
        };
        return new LabReaper(rows, pool, labs, starts, sleep, sandboxes, metrics, clock);
    }

    private void lab(String id, LabState state, Condition condition) {
        rows.add(id, state);
        engine.conditions.put(id, condition);
    }

    private void expectEnded(String id, String reason) {
        assertEquals(LabState.ENDED, rows.row(id).state);
        assertTrue(rows.row(id).reason.startsWith(reason), rows.row(id).reason);
        assertEquals(Set.of(), engine.conditions.keySet());
    }

    @Test
    void agreementIsLeftAlone() {
        lab("ready", LabState.READY, Condition.RUNNING);
        lab("asleep", LabState.ASLEEP, Condition.FROZEN);
        rows.add("queued", LabState.QUEUED);
        pool.add("ahead", true);
        engine.conditions.put("ahead", Condition.RUNNING);

        reaper.reap();

        assertEquals(3, rows.active().size());
        assertEquals(Set.of("ahead", "asleep", "ready"), engine.conditions.keySet());
    }

    @Test
    void aLabEndsWhenItsTimeIsUpAndNotBefore() {
        lab("a", LabState.READY, Condition.RUNNING);
        clock.pass(Duration.ofMinutes(60));
        reaper.reap();
        assertEquals(LabState.READY, rows.row("a").state);

        clock.pass(Duration.ofSeconds(1));
        reaper.reap();
        expectEnded("a", "Its time was up.");
    }

    @Test
    void aSleepingLabEndsToo() {
        lab("a", LabState.ASLEEP, Condition.FROZEN);
        clock.pass(Duration.ofHours(2));

        reaper.reap();

        expectEnded("a", "Its time was up.");
    }

    @Test
    void whoWaitsHasNoTimeThatCouldBeUp() {
        rows.add("a", LabState.QUEUED);
        clock.pass(Duration.ofHours(5));

        reaper.reap();

        assertEquals(LabState.QUEUED, rows.row("a").state);
    }

    @Test
    void aRowWhoseContainerIsGoneEndsWithTheReason() {
        rows.add("a", LabState.READY);

        reaper.reap();

        expectEnded("a", "Its container was removed outside Drydock");
    }

    @ParameterizedTest
    @EnumSource(value = LabState.class, names = { "READY", "ASLEEP" })
    void oneWhoseContainerSomebodyStoppedSleepsWithItsFiles(LabState state) {
        lab("a", state, Condition.STOPPED);

        reaper.reap();
        reaper.reap();

        assertEquals(LabState.ASLEEP, rows.row("a").state);
        assertTrue(rows.row("a").stopped);
        assertTrue(rows.row("a").reason.startsWith("Its container was stopped outside Drydock"));
        assertEquals(Map.of("a", Condition.STOPPED), engine.conditions);
    }

    @Test
    void aContainerWithoutARowIsRemovedAndCounted() {
        engine.conditions.put("nobodys", Condition.RUNNING);
        lab("a", LabState.READY, Condition.RUNNING);

        reaper.reap();

        assertEquals(Set.of("a"), engine.conditions.keySet());
        assertEquals(1, meters.counter("drydock.lab.reaped").count());
    }

    @Test
    void whatALabLeftWhenItEndedIsRemoved() {
        lab("a", LabState.ENDED, Condition.RUNNING);

        reaper.reap();

        assertEquals(Set.of(), engine.conditions.keySet());
    }

    @Test
    void aContainerThatIsStillBeingMadeIsLeftAlone() {
        lab("a", LabState.STARTING, Condition.STOPPED);
        pool.add("ahead", false);
        engine.conditions.put("ahead", Condition.STOPPED);

        reaper.reap();

        assertEquals(Set.of("a", "ahead"), engine.conditions.keySet());
        assertEquals(LabState.STARTING, rows.row("a").state);
        assertEquals(List.of("a"), resumed);
    }

    @Test
    void containersFollowWhatTheirRowsSayOfSleep() {
        lab("sleeper", LabState.ASLEEP, Condition.RUNNING);
        lab("waker", LabState.READY, Condition.FROZEN);

        reaper.reap();

        assertEquals(Map.of("sleeper", Condition.FROZEN, "waker", Condition.RUNNING), engine.conditions);
    }

    @Test
    void aPoolEntryThatDiedIsForgotten() {
        pool.add("dead", true);
        pool.add("gone", true);
        engine.conditions.put("dead", Condition.STOPPED);

        reaper.reap();

        assertEquals(List.of(), pool.all());
        assertEquals(Set.of(), engine.conditions.keySet());
    }

    @Test
    void anEngineThatIsDownEndsNobodysLab() {
        lab("a", LabState.READY, Condition.RUNNING);
        engine.down = true;
        reaper.reap();
        assertEquals(LabState.READY, rows.row("a").state);

        engine.down = false;
        reaper.reap();
        assertEquals(LabState.READY, rows.row("a").state);
    }

    @Test
    void oneThatDoesNotGoKeepsNoOtherFromGoingAndIsTriedAgain() {
        engine.conditions.put("first", Condition.RUNNING);
        engine.conditions.put("second", Condition.RUNNING);
        engine.stuck.add("first");
        reaper.reap();
        assertEquals(Set.of("first"), engine.conditions.keySet());

        engine.stuck.clear();
        reaper.reap();
        assertEquals(Set.of(), engine.conditions.keySet());
        assertEquals(2, meters.counter("drydock.lab.reaped").count());
    }
}
