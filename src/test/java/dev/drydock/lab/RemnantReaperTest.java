package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.drydock.sandbox.Remnant;

/** What is left of labs, and what only looks so. */
class RemnantReaperTest {

    private final MovableClock clock = new MovableClock();
    private final RowsInMemory rows = new RowsInMemory(clock);
    private final PoolInMemory pool = new PoolInMemory(clock);
    private final ContainersInMemory engine = new ContainersInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LabConfig rules = Rules.with(Map.of());
    private final RemnantReaper reaper = new RemnantReaper(rules, rows, pool, engine.sandboxes(), new LabMetrics(meters),
            clock);

    private Remnant add(Remnant.Kind kind, String lab) {
        Remnant remnant = new Remnant(kind, lab, kind + " of " + lab);
        engine.remnants.add(remnant);
        return remnant;
    }

    @Test
    void whatNoLabHasIsRemovedAndCounted() {
        rows.add("ended", LabState.ENDED);
        add(Remnant.Kind.VOLUME, "ended");
        add(Remnant.Kind.INSPECTOR, "ended");
        add(Remnant.Kind.VOLUME, "unknown");

        reaper.look();

        assertEquals(Set.of(), engine.remnants);
        assertEquals(3, meters.counter("drydock.lab.reaped").count());
    }

    @Test
    void aVolumeThatNoContainerUsesGoesThoughItsLabLives() {
        rows.add("a", LabState.READY);
        add(Remnant.Kind.VOLUME, "a");

        reaper.look();

        assertEquals(Set.of(), engine.remnants);
    }

    @Test
    void whatIsBeingMadeAndWhatLooksAtALivingLabStay() {
        rows.add("starting", LabState.STARTING);
        rows.add("checked", LabState.READY);
        pool.add("ahead", false);
        Set<Remnant> needed = Set.of(add(Remnant.Kind.VOLUME, "starting"), add(Remnant.Kind.INSPECTOR, "checked"),
                add(Remnant.Kind.VOLUME, "ahead"));

        reaper.look();

        assertEquals(needed, engine.remnants);
    }

    @Test
    void whatAnEngineDoesNotGiveBackIsAskedForAgainButSeldom() {
        add(Remnant.Kind.VOLUME, "a");
        engine.stuck.add("a");
        reaper.look();
        clock.pass(rules.reapEvery());
        reaper.look();
        assertEquals(1, engine.refusals);

        engine.stuck.clear();
        clock.pass(rules.reapEvery().multipliedBy(12));
        reaper.look();
        assertEquals(Set.of(), engine.remnants);
    }
}
