package dev.drydock.preview;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;

/**
 * Labs as they were a moment ago. A page is dozens of requests, and a look at the database for each would be the most of what
 * they cost. What a lab has become meanwhile shows when it cannot be reached: then it is to be looked up anew.
 */
final class KnownLabs {

    private static final long MOMENT_NANOS = 1_000_000_000;
    private static final int MOST = 1000;

    private final Labs labs;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    KnownLabs(Labs labs) {
        this.labs = labs;
    }

    private record Known(Lab lab, long at) {
    }

    Optional<Lab> find(String id) {
        Known last = known.get(id);
        return last != null && System.nanoTime() - last.at < MOMENT_NANOS ? Optional.of(last.lab) : look(id);
    }

    Optional<Lab> look(String id) {
        if (known.size() >= MOST) {
            known.clear();
        }
        Optional<Lab> lab = labs.find(id);
        known.remove(id);
        // Of any other it should show at once that it became ready
        lab.filter(it -> it.state() == LabState.READY).ifPresent(it -> known.put(id, new Known(it, System.nanoTime())));
        return lab;
    }

    void used(String id) {
        labs.used(id);
    }
}
