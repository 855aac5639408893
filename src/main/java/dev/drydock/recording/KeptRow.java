package dev.drydock.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That the recordings of a lab outlive it. */
@Entity
@Table(name = "kept_recording")
class KeptRow extends PanacheEntityBase {

    @Id
    String lab;
    String learner;
    @Column(name = "kept_at")
    Instant keptAt;

    static List<KeptRow> of(String learner) {
        return list("learner = ?1 order by keptAt desc, lab", learner);
    }

    static Optional<KeptRow> ofLab(String lab) {
        return findByIdOptional(lab);
    }

    /** Two pages of one learner keep one after the other from here to the end of the transaction, so that both count. */
    static void oneAtATime(String learner) {
        getEntityManager().createNativeQuery("SELECT cast(pg_advisory_xact_lock(hashtextextended(?1, 7)) AS text)")
                .setParameter(1, learner).getResultList();
    }
}
