package dev.drydock.helping;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.Learner;
import dev.drydock.lab.Lab;
import dev.drydock.lab.LabException;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;

/** The instructors who watch at this moment. Each is held against the database when it begins and whenever that changes. */
@ApplicationScoped
public class Watches {

    private final HelpRecords records;
    private final Labs labs;
    private final Clock clock;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    /** When an instructor was last connected, by request; from the start of the server where that is not known. */
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    Watches(HelpRecords records, Labs labs, Clock clock) {
        this.records = records;
        this.labs = labs;
        this.clock = clock;
    }

    /**
     * Whether somebody may be connected to a terminal because its learner agreed.
     *
     * @throws HelpException.Unknown when not
     * @throws LabException.WrongState when there is nothing to see now
     */
    public void check(Learner by, String request, String lab, int terminal) {
        allowed(request, lab, terminal).filter(it -> by.id().equals(it.instructor())).orElseThrow(HelpException.Unknown::new);
        if (labs.find(lab).map(Lab::state).orElse(LabState.ENDED) != LabState.READY) {
            throw new LabException.WrongState("The lab does not run at this moment.");
        }
    }

    /** Begins what {@link #check} allowed; empty when it is allowed no more. The caller closes it. */
    public Optional<Watch> open(String request, String lab, int terminal) {
        Optional<Watch> begun = allowed(request, lab, terminal).map(it -> new Watch(this, it));
        begun.ifPresent(watch -> {
            open.add(watch);
            // Whatever changed before the watch could be found by it is seen now
            settle(request);
            watchingBegan(request);
        });
        return begun;
    }

    private Optional<HelpRequest> allowed(String request, String lab, int terminal) {
        return records.find(request)
                .filter(it -> it.state().isWatched() && it.lab().equals(lab) && it.terminal() == terminal);
    }

    /** Ends what the database no longer allows. */
    void settle(String request) {
        Optional<HelpRequest> now = records.find(request);
        open.stream().filter(watch -> watch.request().equals(request))
                .filter(watch -> now.filter(watch::is).isEmpty()).forEach(Watch::end);
        if (now.filter(it -> it.state().isWatched()).isEmpty()) {
            seen.remove(request);
        }
    }

    void left(Watch watch) {
        if (open.remove(watch)) {
            seen.put(watch.request(), clock.instant());
        }
    }

    /** Since when no connection of the instructor is open; empty while one is. */
    Optional<Instant> awaySince(String request) {
        if (open.stream().anyMatch(watch -> watch.request().equals(request))) {
            seen.put(request, clock.instant());
            return Optional.empty();
        }
        return Optional.of(seen.computeIfAbsent(request, _ -> clock.instant()));
    }

    private void watchingBegan(String request) {
        records.change(request, Actor.INSTRUCTOR, change -> {
            if (change.row.state.isWatched() && !change.row.watchingBegan) {
                change.row.watchingBegan = true;
                change.log(HelpAct.WATCHING_BEGAN);
            }
        });
    }

    void typingBegan(String request) {
        records.change(request, Actor.INSTRUCTOR, change -> {
            if (change.row.state == HelpState.TYPING && !change.row.typingBegan) {
                change.row.typingBegan = true;
                change.log(HelpAct.TYPING_BEGAN);
            }
        });
    }
}
