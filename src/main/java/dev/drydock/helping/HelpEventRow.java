package dev.drydock.helping;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** A line of the log; it says all by itself, since requests are forgotten earlier. */
@Entity
@Table(name = "help_event")
class HelpEventRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String request;
    String lab;
    Integer terminal;
    String learner;
    @Column(name = "learner_name")
    String learnerName;
    String instructor;
    @Column(name = "instructor_name")
    String instructorName;
    @Enumerated(EnumType.STRING)
    HelpAct act;
    @Enumerated(EnumType.STRING)
    Actor actor;
    String reason;
    @Column(name = "happened_at")
    Instant happenedAt;

    static long countRaised(String learner, Instant since) {
        return count("learner = ?1 and act = ?2 and happenedAt > ?3", learner, HelpAct.HAND_RAISED, since);
    }

    static List<HelpEventRow> before(long id, int most) {
        return find("id < ?1 order by id desc", id).page(Page.ofSize(most)).list();
    }

    HelpEvent event() {
        return new HelpEvent(id, happenedAt, act, actor, reason, request, lab, terminal, learner, learnerName, instructor,
                instructorName);
    }
}
