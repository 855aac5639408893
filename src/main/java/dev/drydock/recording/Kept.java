package dev.drydock.recording;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Which labs' recordings outlive them; every method is one short transaction. */
@ApplicationScoped
class Kept {

    private final RecordingConfig config;
    private final Clock clock;

    Kept(RecordingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public void keep(String learner, String lab) {
        KeptRow.oneAtATime(learner);
        if (KeptRow.ofLab(lab).isPresent()) {
            return;
        }
        if (KeptRow.count("learner", learner) >= config.kept()) {
            throw new TooManyKept(config.kept());
        }
        KeptRow row = new KeptRow();
        row.lab = lab;
        row.learner = learner;
        row.keptAt = clock.instant();
        row.persist();
    }

    @Transactional
    public void drop(String lab) {
        KeptRow.deleteById(lab);
    }

    /** Those that have been kept for as long as they may. */
    @Transactional
    public void dropOld() {
        KeptRow.delete("keptAt < ?1", clock.instant().minus(config.keepFor()));
    }

    @Transactional
    public Optional<Instant> since(String lab) {
        return KeptRow.ofLab(lab).map(row -> row.keptAt);
    }

    /** The labs whose recordings a learner keeps, the latest first. */
    @Transactional
    public List<String> of(String learner) {
        return KeptRow.of(learner).stream().map(row -> row.lab).toList();
    }
}
