package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The rows of labs that were started ahead: every method is one short transaction, and none of them waits for an engine. */
@ApplicationScoped
class PooledLeases {

    private final LabConfig config;
    private final Clock clock;

    PooledLeases(LabConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public List<PooledRow> all() {
        return PooledRow.all();
    }

    /** A row for a container that is about to be made: the reaper leaves it alone, and nobody is given it yet. */
    @Transactional
    public PooledRow make(String image) {
        PooledRow row = new PooledRow();
        row.id = LabIds.id();
        row.seed = LabIds.seed();
        row.image = image;
        row.madeAt = clock.instant();
        row.livesUntil = row.madeAt.plus(life());
        row.persist();
        return row;
    }

    /** The longest lab that begins at the end of the longest wait. */
    Duration life() {
        return config.longest().plus(config.pool().longestWait()).plus(Admissions.AFTER_THE_LEASE);
    }

    @Transactional
    public boolean ready(String id) {
        return PooledRow.markReady(id);
    }

    /** False when somebody was given it meanwhile; then it is a lab, and none of the pool's business. */
    @Transactional
    public boolean drop(String id) {
        Admissions.lock();
        return PooledRow.deleteById(id);
    }
}
