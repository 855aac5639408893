package dev.drydock.lab;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That the script of a step has run in a lab. */
@Entity
@Table(name = "lab_step")
@IdClass(LabStepRow.Key.class)
class LabStepRow extends PanacheEntityBase {

    @Id
    String lab;
    @Id
    String step;
    @Column(name = "reached_at")
    Instant reachedAt;

    record Key(String lab, String step) implements Serializable {
    }

    /** Whether it was the first time, also when two requests come at once. */
    static boolean addOnce(String lab, String step, Instant now) {
        return getEntityManager().createNativeQuery("""
                INSERT INTO lab_step (lab, step, reached_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING""")
                .setParameter(1, lab).setParameter(2, step).setParameter(3, now).executeUpdate() == 1;
    }
}
