package dev.drydock.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A container that was started ahead, under the id of the lab that it will be. */
@Entity
@Table(name = "pooled_lab")
class PooledRow extends PanacheEntityBase {

    @Id
    String id;
    String image;
    String seed;
    boolean ready;
    @Column(name = "made_at")
    Instant madeAt;
    /** When its first process ends it, whatever happens. */
    @Column(name = "lives_until")
    Instant livesUntil;

    static List<PooledRow> all() {
        return listAll();
    }

    /** The one that has waited longest of those that live long enough. */
    static Optional<PooledRow> oldestReady(String image, Instant neededUntil) {
        return find("image = ?1 and ready and livesUntil >= ?2 order by madeAt", image, neededUntil).firstResultOptional();
    }

    static boolean markReady(String id) {
        return update("ready = true where id = ?1", id) == 1;
    }
}
