package dev.drydock.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The lease of a lab. What runs is the engine's to say; whose it is and for how long is this row's. */
@Entity
@Table(name = "lab")
class LabRow extends PanacheEntityBase {

    private static final List<LabState> WITH_A_PLACE = List.of(LabState.STARTING, LabState.READY, LabState.ASLEEP);

    @Id
    String id;
    String learner;
    String course;
    String lesson;
    String image;
    String seed;
    @Enumerated(EnumType.STRING)
    LabState state;
    String reason;
    String client;
    boolean guest;
    boolean pooled;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "active_at")
    Instant activeAt;
    @Column(name = "seen_at")
    Instant seenAt;
    @Column(name = "expires_at")
    Instant expiresAt;
    @Column(name = "longest_until")
    Instant longestUntil;
    @Column(name = "left_seconds")
    Long leftSeconds;
    /** What it may use, in bytes. */
    long memory;
    /** Whether it sleeps without a process. */
    boolean stopped;
    /** Whether it was frozen for what it wrote, and has not shrunk since. */
    boolean crowded;
    /** Up to when one that woke may stay so. */
    @Column(name = "shrink_until")
    Instant shrinkUntil;
    @Column(name = "ended_at")
    Instant endedAt;

    static Optional<LabRow> active(String learner, String course, String lesson) {
        return find("learner = ?1 and course = ?2 and lesson = ?3 and state <> ?4", learner, course, lesson, LabState.ENDED)
                .firstResultOptional();
    }

    static List<LabRow> active() {
        return list("state <> ?1", LabState.ENDED);
    }

    static List<LabRow> in(LabState state) {
        return list("state = ?1 order by createdAt, id", state);
    }

    static List<LabRow> activeOf(String learner) {
        return list("learner = ?1 and state <> ?2 order by createdAt", learner, LabState.ENDED);
    }

    static Optional<LabRow> of(String learner, String id) {
        return find("id = ?1 and learner = ?2", id, learner).firstResultOptional();
    }

    /** In one question, since a learner waits for it. */
    static Occupancy occupancy() {
        return getEntityManager().createQuery("""
                select count(*) filter (where state = QUEUED),
                    count(*) filter (where state <> QUEUED),
                    count(*) filter (where state <> QUEUED and guest),
                    coalesce(sum(memory) filter (where state <> QUEUED), 0),
                    coalesce(sum(memory) filter (where state = STARTING), 0)
                from LabRow where state <> ENDED""", Occupancy.class).getSingleResult();
    }

    static int countIn(LabState state) {
        return (int) count("state", state);
    }

    static int countFrom(String client) {
        return (int) count("client = ?1 and state <> ?2", client, LabState.ENDED);
    }

    static int countEndedSince(Instant moment) {
        return (int) count("state = ?1 and endedAt > ?2", LabState.ENDED, moment);
    }

    static int countWaitingBefore(Instant moment) {
        return (int) count("state = ?1 and createdAt < ?2", LabState.QUEUED, moment);
    }

    static List<Instant> ends() {
        return LabRow.<LabRow> list("state in ?1 order by expiresAt", WITH_A_PLACE).stream().map(row -> row.expiresAt).toList();
    }

    /** Moves on only from the state that the caller saw; false when somebody else was first. */
    static boolean move(String id, LabState from, LabState to, String reason, Instant now) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException("a lab that is " + from + " cannot become " + to);
        }
        // A container that was started ahead and kept for whoever waits is still that when it is their turn; later starts make another
        String pooled = from == LabState.QUEUED ? "" : "pooled = false, ";
        return update(pooled + "state = ?1, reason = ?2, activeAt = ?3 where id = ?4 and state = ?5", to, reason, now, id,
                from) == 1;
    }

    /** Lets this transaction end before it is on the disk. */
    static void commitSoon() {
        getEntityManager().createNativeQuery("SET LOCAL synchronous_commit TO off").executeUpdate();
    }

    /** From every other state; false when it had ended before. */
    static boolean end(String id, String reason, Instant now) {
        return update("state = ?1, reason = ?2, endedAt = ?3, client = null where id = ?4 and state <> ?1", LabState.ENDED,
                reason, now, id) == 1;
    }

    /** A sleeping lab costs next to nothing, so it is kept up to its longest; what was left of its time waits for it. */
    void fallAsleep(Instant now) {
        leftSeconds = Math.max(Duration.between(now, expiresAt).toSeconds(), 0);
        expiresAt = longestUntil;
    }

    void awake(Instant now, Duration diskGrace) {
        stopped = false;
        if (crowded) {
            shrinkUntil = now.plus(diskGrace);
        }
        if (leftSeconds != null) {
            Instant end = now.plusSeconds(leftSeconds);
            expiresAt = end.isAfter(longestUntil) ? longestUntil : end;
            leftSeconds = null;
        }
    }

    Lab lab() {
        return lab(null, null, null);
    }

    Lab lab(Instant idleAt, StartStage stage, QueuePlace queue) {
        return new Lab(id, learner, course, lesson, state, reason, createdAt, expiresAt, longestUntil, idleAt, stage, queue,
                stopped, crowded);
    }
}
