package dev.drydock.helping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import dev.drydock.identity.Learner;

/** A request for help. What it says is what is allowed; pages and sockets only follow it. */
@Entity
@Table(name = "help_request")
class HelpRow extends PanacheEntityBase {

    @Id
    String id;
    String lab;
    String learner;
    @Column(name = "learner_name")
    String learnerName;
    String course;
    String lesson;
    String step;
    String note;
    @Enumerated(EnumType.STRING)
    HelpState state;
    Integer terminal;
    String instructor;
    @Column(name = "instructor_name")
    String instructorName;
    String question;
    @Column(name = "watching_began")
    boolean watchingBegan;
    @Column(name = "typing_began")
    boolean typingBegan;
    String outcome;
    @Column(name = "raised_at")
    Instant raisedAt;
    @Column(name = "changed_at")
    Instant changedAt;

    /** Locked to the end of the transaction, so that of two answers to one question the second finds it answered. */
    static Optional<HelpRow> locked(String id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<HelpRow> openOf(String lab) {
        return find("lab = ?1 and state <> ?2", lab, HelpState.CLOSED).firstResultOptional();
    }

    static Optional<HelpRow> latestOf(String lab) {
        return find("lab = ?1 order by raisedAt desc", lab).firstResultOptional();
    }

    static List<HelpRow> open() {
        return list("state <> ?1 order by raisedAt, id", HelpState.CLOSED);
    }

    static int countRaisedBefore(Instant moment) {
        return (int) count("state = ?1 and raisedAt < ?2", HelpState.RAISED, moment);
    }

    /** Two pages of one learner raise one hand: the second waits here and then finds it up. */
    static void oneAtATime(String learner) {
        getEntityManager().createNativeQuery("SELECT cast(pg_advisory_xact_lock(hashtextextended(?1, 10)) AS text)")
                .setParameter(1, learner).getResultList();
    }

    void asks(Learner by, HelpState next) {
        state = next;
        instructor = by.id();
        instructorName = by.name();
        question = UUID.randomUUID().toString();
    }

    void becomes(HelpState next) {
        state = next;
        question = null;
    }

    /** The hand is up again, for everybody. */
    void forgetInstructor() {
        becomes(HelpState.RAISED);
        instructor = null;
        instructorName = null;
    }

    HelpRequest request() {
        return new HelpRequest(id, lab, learner, learnerName, course, lesson, step, note, state, terminal, instructor,
                instructorName, question, outcome, raisedAt, changedAt);
    }
}
