package dev.drydock.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.Existing.Condition;

/** What rows and containers disagree on. Rows say what ought to be, the engine says what is. */
sealed interface Discrepancy {

    /** Its time is up and it is still there. */
    record Overdue(Lab lab) implements Discrepancy {
    }

    /** It ought to have a container, and has none. */
    record Lost(Lab lab) implements Discrepancy {
    }

    /** It ought to sleep and runs, or the other way round. */
    record Unsettled(String labId) implements Discrepancy {
    }

    /** Its container was stopped by somebody else: its processes are gone, its files are there. */
    record Halted(String labId) implements Discrepancy {
    }

    /** A container that no row knows. */
    record Orphan(String labId) implements Discrepancy {
    }

    /** One that waits for somebody, and is gone. */
    record PoolLost(String labId) implements Discrepancy {
    }

    /**
     * Rows are read before and after the containers, so that what starts or ends meanwhile is never taken for lost.
     *
     * @param before rows of labs that have not ended
     * @param waiting ids of the pool that were ready before
     * @param owned ids that have a row after, be it a lab's or the pool's
     */
    static List<Discrepancy> among(List<Lab> before, Set<String> waiting, List<Existing> containers, Set<String> owned,
            Instant now) {
        Map<String, Existing> byId = containers.stream()
                .collect(Collectors.toMap(Existing::labId, Function.identity(), (one, _) -> one));
        List<Discrepancy> found = new ArrayList<>();
        for (Lab lab : before) {
            if (lab.state() != LabState.QUEUED && lab.expiresAt().isBefore(now)) {
                found.add(new Overdue(lab));
            } else if (lab.state() == LabState.READY || lab.state() == LabState.ASLEEP) {
                compare(lab, byId.get(lab.id()), found);
            }
        }
        byId.keySet().stream().filter(id -> !owned.contains(id)).map(Orphan::new).forEach(found::add);
        waiting.stream().filter(id -> owned.contains(id) && !runs(byId.get(id))).map(PoolLost::new).forEach(found::add);
        return found;
    }

    private static void compare(Lab lab, Existing container, List<Discrepancy> found) {
        boolean sleeps = lab.state() == LabState.ASLEEP;
        Condition expected = !sleeps ? Condition.RUNNING : lab.stopped() ? Condition.STOPPED : Condition.FROZEN;
        if (container == null) {
            found.add(new Lost(lab));
        } else if (container.condition() != expected) {
            found.add(container.condition() == Condition.STOPPED ? new Halted(lab.id()) : new Unsettled(lab.id()));
        }
    }

    private static boolean runs(Existing container) {
        return container != null && container.condition() == Condition.RUNNING;
    }
}
