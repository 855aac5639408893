package dev.drydock.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.identity.Learner;

/** The rows of the labs: every method is one short transaction, and none of them waits for an engine. */
@ApplicationScoped
class Leases {

    private final LabConfig config;
    private final Clock clock;

    Leases(LabConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public String installation() {
        return InstallationRow.theId();
    }

    @Transactional
    public Optional<LabRow> active(Learner learner, String course, String lesson) {
        return LabRow.active(learner.id(), course, lesson);
    }

    @Transactional
    public List<LabRow> activeOf(Learner learner) {
        return LabRow.activeOf(learner.id());
    }

    @Transactional
    public List<LabRow> active() {
        return LabRow.active();
    }

    @Transactional
    public List<LabRow> in(LabState state) {
        return LabRow.in(state);
    }

    @Transactional
    public int countIn(LabState state) {
        return LabRow.countIn(state);
    }

    @Transactional
    public Occupancy occupancy() {
        return LabRow.occupancy();
    }

    @Transactional
    public Optional<LabRow> of(Learner learner, String id) {
        return LabRow.of(learner.id(), id);
    }

    @Transactional
    public Optional<LabRow> find(String id) {
        return LabRow.findByIdOptional(id);
    }

    @Transactional
    public boolean move(String id, LabState from, LabState to, String reason) {
        return LabRow.move(id, from, to, reason, clock.instant());
    }

    /**
     * The lab can be used. Nobody waits for the disk here: a database that forgets this by a crash says that the lab is
     * starting, and the start is gone through again, to the same end.
     */
    @Transactional
    public boolean ready(String id) {
        LabRow.commitSoon();
        return LabRow.move(id, LabState.STARTING, LabState.READY, "It has started.", clock.instant());
    }

    @Transactional
    public boolean end(String id, String reason) {
        return LabRow.end(id, reason, clock.instant());
    }

    @Transactional
    public boolean fallAsleep(String id, String reason) {
        Instant now = clock.instant();
        boolean moved = LabRow.move(id, LabState.READY, LabState.ASLEEP, reason, now);
        if (moved) {
            LabRow.<LabRow> findById(id).fallAsleep(now);
        }
        return moved;
    }

    @Transactional
    public boolean awake(String id, LabState next, String reason) {
        Instant now = clock.instant();
        boolean moved = LabRow.move(id, LabState.ASLEEP, next, reason, now);
        if (moved) {
            LabRow.<LabRow> findById(id).awake(now, config.diskGrace());
        }
        return moved;
    }

    /** It sleeps without a process from now on; the sentence says why and follows its reason. */
    @Transactional
    public boolean stopped(String id, String why) {
        return LabRow.update("stopped = true, reason = reason || ?1 where id = ?2 and state = ?3", " " + why, id,
                LabState.ASLEEP) == 1;
    }

    /** Somebody else ended its processes, be it awake or asleep; false when it is neither. */
    @Transactional
    public boolean haltedOutside(String id, String why) {
        if (fallAsleep(id, why)) {
            LabRow.<LabRow> findById(id).stopped = true;
            return true;
        }
        return stopped(id, why);
    }

    /** It is frozen for what it wrote. */
    @Transactional
    public void crowded(String id) {
        LabRow.update("crowded = true, shrinkUntil = null where id = ?1", id);
    }

    /** Its disk is as small again as a lab's may be. */
    @Transactional
    public void shrunk(String id) {
        LabRow.update("crowded = false, shrinkUntil = null where id = ?1", id);
    }

    /** Whether a lab comes to a step for the first time. */
    @Transactional
    public boolean reachesStep(String id, String step) {
        return LabStepRow.addOnce(id, step, clock.instant());
    }

    @Transactional
    public void forgetStep(String id, String step) {
        LabStepRow.delete("lab = ?1 and step = ?2", id, step);
    }

    /** A lab that is made anew has come to no step. */
    @Transactional
    public void forgetSteps(String id) {
        LabStepRow.delete("lab", id);
    }

    /** Somebody or something worked in the lab at that moment. */
    @Transactional
    public void used(String id, Instant moment) {
        LabRow.update("activeAt = ?1 where id = ?2 and activeAt < ?1", moment, id);
    }

    /** Whoever waits is still there. */
    @Transactional
    public void seen(String id) {
        LabRow.update("seenAt = ?1 where id = ?2", clock.instant(), id);
    }

    /** The lease with some more time, up to its longest. */
    @Transactional
    public Optional<LabRow> extend(Learner learner, String id) {
        Optional<LabRow> row = LabRow.of(learner.id(), id);
        row.filter(it -> it.state == LabState.READY || it.state == LabState.ASLEEP).ifPresent(it -> {
            Instant wanted = it.expiresAt.plus(config.extension());
            it.expiresAt = wanted.isAfter(it.longestUntil) ? it.longestUntil : wanted;
            it.activeAt = clock.instant();
        });
        return row;
    }
}
