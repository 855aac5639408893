package dev.drydock.lab;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.identity.Learner;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/**
 * The labs of learners: one per learner and lesson. Whoever asks for another's lab is told that there is none. Failures are
 * {@link LabException}s.
 */
@ApplicationScoped
public class Labs {

    private static final Logger LOG = Logger.getLogger(Labs.class);

    private final Leases leases;
    private final Admissions admissions;
    private final StartRate rate;
    private final PoolDemand demand;
    private final LabStarts starts;
    private final LabQueue queue;
    private final LabSleep sleep;
    private final IdleWatch idle;
    private final Sandboxes sandboxes;
    private final LabMetrics metrics;
    private final Clock clock;

    Labs(Leases leases, Admissions admissions, StartRate rate, PoolDemand demand, LabStarts starts, LabQueue queue,
            LabSleep sleep, IdleWatch idle, Sandboxes sandboxes, LabMetrics metrics, Clock clock) {
        this.leases = leases;
        this.admissions = admissions;
        this.rate = rate;
        this.demand = demand;
        this.starts = starts;
        this.queue = queue;
        this.sleep = sleep;
        this.idle = idle;
        this.sandboxes = sandboxes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What a start came to.
     *
     * @param created whether this call made the lab, rather than find it
     */
    public record Started(Lab lab, boolean created) {
    }

    /**
     * The learner's lab for a lesson, started if there is none, or put into the queue. Waits a moment for a start; a lab that
     * takes
     * longer is answered as starting and becomes ready by itself.
     */
    public Started start(Learner learner, Lesson lesson, ClientAddress client) {
        LabSpec spec = lesson.lab().orElseThrow(LabException.NoLab::new);
        Admissions.Taken taken = leases.active(learner, lesson.course(), lesson.id())
                .map(known -> new Admissions.Taken(known, false))
                .orElseGet(() -> take(learner, lesson, spec, client));
        LabRow row = taken.row();
        if (row.state == LabState.STARTING) {
            if (taken.created()) {
                starts.begin(row);
            } else {
                starts.resume(row);
            }
            starts.await(row.id);
        }
        return new Started(find(learner, row.id), taken.created());
    }

    private Admissions.Taken take(Learner learner, Lesson lesson, LabSpec spec, ClientAddress client) {
        try {
            rate.check(learner.id());
            Admissions.Taken taken = admissions.take(learner, lesson, spec, client, memoryOf(spec));
            demand.asked(spec.image());
            return taken;
        } catch (LabException e) {
            metrics.refused(e);
            throw e;
        }
    }

    /** That of its peers too. Where the engine cannot say, the start will fail and tell why. */
    private long memoryOf(LabSpec spec) {
        try {
            long usual = sandboxes.memoryOf(spec.image());
            return spec.memoryBytes().orElse(usual) + spec.peers().size() * usual;
        } catch (SandboxException e) {
            return 0;
        }
    }

    public Optional<Lab> current(Learner learner, String course, String lesson) {
        return leases.active(learner, course, lesson).map(this::look);
    }

    /** The learner's labs that have not ended, oldest first. */
    public List<Lab> of(Learner learner) {
        return leases.activeOf(learner).stream().map(this::look).toList();
    }

    public Lab find(Learner learner, String id) {
        return leases.of(learner, id).map(this::look).orElseThrow(LabException.Unknown::new);
    }

    /** Whose ever it is: for a caller who has proven by other means that it may be reached. */
    public Optional<Lab> find(String id) {
        return leases.find(id).map(this::look);
    }

    /** Somebody works with it by other ways than a terminal. */
    public void used(String id) {
        leases.used(id, clock.instant());
    }

    private Lab look(LabRow row) {
        return switch (row.state) {
            case QUEUED -> row.lab(null, null, queue.placeOf(row));
            case STARTING -> row.lab(null, starts.stage(row.id).orElse(StartStage.IMAGE), null);
            case READY -> row.lab(idle.idleAt(row), null, null);
            case ASLEEP, ENDED -> row.lab();
        };
    }

    /** The learner's lab, which must be one that can be worked in. */
    public Lab ready(Learner learner, String id) {
        Lab lab = find(learner, id);
        return switch (lab.state()) {
            case READY -> lab;
            case QUEUED -> throw new LabException.WrongState("The lab still waits for a place.");
            case STARTING -> throw new LabException.WrongState("The lab is still starting; try again in a moment.");
            case ASLEEP -> throw new LabException.WrongState("The lab is asleep; wake it first.");
            case ENDED -> throw new LabException.WrongState("The lab has ended: " + lab.reason());
        };
    }

    public Lab extend(Learner learner, String id) {
        Lab lab = leases.extend(learner, id).map(this::look).orElseThrow(LabException.Unknown::new);
        return lab.state() == LabState.ASLEEP ? lab : ready(learner, id);
    }

    /** Freezes the lab. Idempotent. */
    public Lab sleep(Learner learner, String id) {
        if (find(learner, id).state() != LabState.ASLEEP) {
            ready(learner, id);
            sleep.sleep(id, "You put it to sleep.");
        }
        return find(learner, id);
    }

    /** Lets a sleeping lab go on; one that is awake stays so for the whole idle time anew. */
    public Lab wake(Learner learner, String id) {
        if (find(learner, id).state() == LabState.ASLEEP) {
            sleep.wake(id, "You woke it.");
        } else {
            ready(learner, id);
            leases.used(id, clock.instant());
        }
        return find(learner, id);
    }

    /** The lab as it was at first: files and processes are gone, its id and its time stay. */
    public Lab reset(Learner learner, String id) {
        boolean asleep = find(learner, id).state() == LabState.ASLEEP;
        if (!asleep) {
            ready(learner, id);
        }
        rate.check(learner.id());
        if (asleep ? leases.awake(id, LabState.STARTING, "You reset it.")
                : leases.move(id, LabState.READY, LabState.STARTING, "You reset it.")) {
            leases.shrunk(id);
            leases.forgetSteps(id);
            sandboxes.stop(id);
            leases.of(learner, id).ifPresent(starts::begin);
            starts.await(id);
        }
        return find(learner, id);
    }

    /** Ends the lab. Idempotent for its owner. */
    public void end(Learner learner, String id) {
        LabRow row = leases.of(learner, id).orElseThrow(LabException.Unknown::new);
        try {
            end(row.id, row.state == LabState.QUEUED ? "You left the queue." : "You ended it.");
        } catch (SandboxException e) {
            // It has ended, and nobody can work in it any more
            LOG.warnf("The container of lab %s is left to the reaper: %s", id, e.getMessage());
        }
    }

    /** Whatever cannot be stopped now is the reaper's, since its row has ended. */
    void end(String id, String reason) throws SandboxException {
        leases.end(id, reason);
        sandboxes.stop(id);
    }

    /** Ends one terminal of the lab and every process that came from it. Idempotent. */
    public void endTerminal(Learner learner, String id, int terminal) {
        sandboxes.endTerminal(ready(learner, id).sandbox(), terminal);
    }
}
