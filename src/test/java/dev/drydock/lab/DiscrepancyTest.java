package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.Existing.Condition;

class DiscrepancyTest {

    private final MovableClock clock = new MovableClock();

    private Lab lab(String id, LabState state) {
        return lab(id, state, false);
    }

    private Lab lab(String id, LabState state, boolean stopped) {
        return new Lab(id, "ada", "course", "lesson", state, "", clock.instant(), clock.instant().plus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofHours(4)), null, null, null, stopped, false);
    }

    private List<Discrepancy> among(Lab before, Condition condition) {
        return Discrepancy.among(List.of(before), Set.of(), List.of(new Existing(before.id(), condition)),
                Set.of(before.id()), clock.instant());
    }

    private List<Discrepancy> among(List<Lab> before, Set<String> waiting, List<Existing> containers, Set<String> owned) {
        return Discrepancy.among(before, waiting, containers, owned, clock.instant());
    }

    @Test
    void agreementIsSilent() {
        assertEquals(List.of(), among(lab("a", LabState.READY), Condition.RUNNING));
        assertEquals(List.of(), among(lab("a", LabState.ASLEEP), Condition.FROZEN));
        assertEquals(List.of(), among(List.of(), Set.of("p"), List.of(new Existing("p", Condition.RUNNING)), Set.of("p")));
    }

    @Test
    void aContainerWithoutARowIsAnOrphan() {
        assertEquals(List.of(new Discrepancy.Orphan("o")),
                among(List.of(), Set.of(), List.of(new Existing("o", Condition.RUNNING)), Set.of()));
    }

    @Test
    void aRowIsLostOnlyWithItsContainer() {
        Lab lab = lab("a", LabState.READY);
        assertEquals(List.of(new Discrepancy.Lost(lab)), among(List.of(lab), Set.of(), List.of(), Set.of("a")));
        assertEquals(List.of(new Discrepancy.Halted("a")), among(lab, Condition.STOPPED));
    }

    @Test
    void aSleeperIsLostOnlyWithItsContainer() {
        Lab lab = lab("a", LabState.ASLEEP);
        assertEquals(List.of(new Discrepancy.Lost(lab)), among(List.of(lab), Set.of(), List.of(), Set.of("a")));
        assertEquals(List.of(new Discrepancy.Halted("a")), among(lab, Condition.STOPPED));
    }

    @Test
    void aSleeperWithoutProcessesIsAsItShouldBe() {
        Lab lab = lab("a", LabState.ASLEEP, true);
        assertEquals(List.of(), among(lab, Condition.STOPPED));
        assertEquals(List.of(new Discrepancy.Unsettled("a")), among(lab, Condition.RUNNING));
        assertEquals(List.of(new Discrepancy.Unsettled("a")), among(lab, Condition.FROZEN));
    }

    @Test
    void whatStartsOrWaitsHasNoContainerYet() {
        List<Lab> labs = List.of(lab("s", LabState.STARTING), lab("q", LabState.QUEUED));
        assertEquals(List.of(), among(labs, Set.of(), List.of(), Set.of("s", "q")));
    }

    @Test
    void whatStartedAfterTheFirstLookIsOwned() {
        assertEquals(List.of(), among(List.of(), Set.of(), List.of(new Existing("n", Condition.RUNNING)), Set.of("n")));
    }

    @Test
    void aKillBetweenRowAndFreezerIsMended() {
        assertEquals(List.of(new Discrepancy.Unsettled("a")), among(lab("a", LabState.ASLEEP), Condition.RUNNING));
        assertEquals(List.of(new Discrepancy.Unsettled("a")), among(lab("a", LabState.READY), Condition.FROZEN));
    }

    @Test
    void timeEndsWhatRunsAndWhatSleepsButNotWhatWaits() {
        List<Lab> labs = List.of(lab("r", LabState.READY), lab("z", LabState.ASLEEP), lab("q", LabState.QUEUED));
        List<Existing> containers = List.of(new Existing("r", Condition.RUNNING), new Existing("z", Condition.FROZEN));
        Set<String> owned = Set.of("r", "z", "q");
        assertEquals(List.of(), among(labs, Set.of(), containers, owned));
        clock.pass(Duration.ofMinutes(61));
        assertEquals(List.of(new Discrepancy.Overdue(labs.get(0)), new Discrepancy.Overdue(labs.get(1))),
                among(labs, Set.of(), containers, owned));
    }

    @Test
    void aWaitingOneThatDiedIsForgotten() {
        assertEquals(List.of(new Discrepancy.PoolLost("p")), among(List.of(), Set.of("p"), List.of(), Set.of("p")));
    }

    @Test
    void aWaitingOneThatWasJustClaimedIsNot() {
        assertEquals(List.of(), among(List.of(), Set.of("p"), List.of(new Existing("p", Condition.RUNNING)), Set.of("p")));
    }
}
