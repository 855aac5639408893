package dev.drydock.lab;

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
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "expires_at")
    Instant expiresAt;
    @Column(name = "longest_until")
    Instant longestUntil;
    @Column(name = "ended_at")
    Instant endedAt;

    static Optional<LabRow> active(String learner, String course, String lesson) {
        return find("learner = ?1 and course = ?2 and lesson = ?3 and state <> ?4", learner, course, lesson, LabState.ENDED)
                .firstResultOptional();
    }

    static List<LabRow> active() {
        return list("state <> ?1", LabState.ENDED);
    }

    static List<LabRow> activeOf(String learner) {
        return list("learner = ?1 and state <> ?2 order by createdAt", learner, LabState.ENDED);
    }

    static Optional<LabRow> of(String learner, String id) {
        return find("id = ?1 and learner = ?2", id, learner).firstResultOptional();
    }

    static long countActive() {
        return count("state <> ?1", LabState.ENDED);
    }

    /** Ends a lab in whatever state it is; false when it had ended before. */
    static boolean end(String id, String reason) {
        return update("state = ?1, reason = ?2, endedAt = ?3 where id = ?4 and state <> ?1", LabState.ENDED, reason,
                Instant.now(),
                id) == 1;
    }

    /** Moves on only from the state that the caller saw; false when somebody else was first. */
    static boolean move(String id, LabState from, LabState to, String reason) {
        return update("state = ?1, reason = ?2 where id = ?3 and state = ?4", to, reason, id, from) == 1;
    }

    Lab lab() {
        return new Lab(id, learner, course, lesson, state, reason, createdAt, expiresAt, longestUntil);
    }
}
