package dev.drydock.lab;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;

import org.hibernate.exception.ConstraintViolationException;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.identity.Learner;
import dev.drydock.sandbox.Sandboxes;

/**
 * The labs of learners: one per learner and lesson. Whoever asks for another's lab is told that there is none. Failures are
 * {@link LabException}s.
 */
@ApplicationScoped
public class Labs {

    private final Leases leases;
    private final LabStarts starts;
    private final Sandboxes sandboxes;

    public Labs(Leases leases, LabStarts starts, Sandboxes sandboxes) {
        this.leases = leases;
        this.starts = starts;
        this.sandboxes = sandboxes;
    }

    /**
     * What a start came to.
     *
     * @param created whether this call made the lab, rather than find it
     */
    public record Started(Lab lab, boolean created) {
    }

    /**
     * The learner's lab for a lesson, started if there is none. Waits a moment for it; a lab that takes longer is answered as
     * starting and becomes ready by itself.
     */
    public Started start(Learner learner, Lesson lesson) {
        LabSpec spec = lesson.lab().orElseThrow(LabException.NoLab::new);
        Lease lease = leases.active(learner, lesson.course(), lesson.id()).map(row -> new Lease(row, false))
                .orElseGet(() -> take(learner, lesson, spec));
        LabRow row = lease.row;
        if (row.state == LabState.STARTING) {
            starts.begin(row);
            starts.await(row.id);
        }
        return new Started(find(learner, row.id), lease.created);
    }

    private record Lease(LabRow row, boolean created) {
    }

    private Lease take(Learner learner, Lesson lesson, LabSpec spec) {
        try {
            return new Lease(leases.take(learner, lesson, spec), true);
        } catch (PersistenceException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            // The other click of a double click was first; its lab is the lab
            return new Lease(leases.active(learner, lesson.course(), lesson.id()).orElseThrow(() -> e), false);
        }
    }

    private static boolean isDuplicate(Throwable e) {
        return e != null && (e instanceof ConstraintViolationException || isDuplicate(e.getCause()));
    }

    public Optional<Lab> current(Learner learner, String course, String lesson) {
        return leases.active(learner, course, lesson).map(LabRow::lab);
    }

    /** The learner's labs that have not ended, oldest first. */
    public List<Lab> of(Learner learner) {
        return leases.activeOf(learner).stream().map(LabRow::lab).toList();
    }

    public Lab find(Learner learner, String id) {
        return leases.of(learner, id).map(LabRow::lab).orElseThrow(LabException.Unknown::new);
    }

    /** The learner's lab, which must be one that can be worked in. */
    public Lab ready(Learner learner, String id) {
        Lab lab = find(learner, id);
        switch (lab.state()) {
            case READY -> {
                return lab;
            }
            case QUEUED, STARTING -> throw new LabException.WrongState("The lab is still starting; try again in a moment.");
            case ASLEEP -> throw new LabException.WrongState("The lab is asleep; wake it first.");
            case ENDED -> throw new LabException.WrongState("The lab has ended: " + lab.reason());
        }
        throw new IllegalStateException("every state has its answer");
    }

    public Lab extend(Learner learner, String id) {
        Lab lab = leases.extend(learner, id).map(LabRow::lab).orElseThrow(LabException.Unknown::new);
        if (lab.state() == LabState.ENDED) {
            throw new LabException.WrongState("The lab has ended: " + lab.reason());
        }
        return lab;
    }

    /** The lab as it was at first: files and processes are gone, its id and its time stay. */
    public Lab reset(Learner learner, String id) {
        ready(learner, id);
        if (leases.move(id, LabState.READY, LabState.STARTING, null)) {
            sandboxes.stop(id);
            leases.of(learner, id).ifPresent(starts::begin);
            starts.await(id);
        }
        return find(learner, id);
    }

    /** Ends the lab. Idempotent for its owner. */
    public void end(Learner learner, String id) {
        LabRow row = leases.of(learner, id).orElseThrow(LabException.Unknown::new);
        end(row.lab(), "You ended it.");
    }

    void end(Lab lab, String reason) {
        leases.end(lab.id(), reason);
        sandboxes.stop(lab.id());
    }

    /** Ends one terminal of the lab and every process that came from it. Idempotent. */
    public void endTerminal(Learner learner, String id, int terminal) {
        sandboxes.endTerminal(ready(learner, id).sandbox(), terminal);
    }
}
