package dev.drydock.lab;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.identity.Learner;

/** The rows of the labs: every method is one short transaction, and none of them waits for an engine. */
@ApplicationScoped
class Leases {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LabConfig config;
    private final Clock clock = Clock.systemUTC();

    Leases(LabConfig config) {
        this.config = config;
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
    public Optional<LabRow> of(Learner learner, String id) {
        return LabRow.of(learner.id(), id);
    }

    /** A new lease, flushed so that a second one for the same lesson fails here and not later. */
    @Transactional
    public LabRow take(Learner learner, Lesson lesson, LabSpec spec) {
        if (LabRow.countActive() >= config.most()) {
            throw new LabException.Full();
        }
        Instant now = clock.instant();
        LabRow row = new LabRow();
        row.id = random(12);
        row.seed = random(8);
        row.learner = learner.id();
        row.course = lesson.course();
        row.lesson = lesson.id();
        row.image = spec.image();
        row.state = LabState.STARTING;
        row.createdAt = now;
        row.expiresAt = now.plus(lifetime(spec));
        row.longestUntil = now.plus(longest(spec));
        row.persistAndFlush();
        return row;
    }

    private Duration lifetime(LabSpec spec) {
        return spec.minutes().orElse(config.lifetime());
    }

    private Duration longest(LabSpec spec) {
        Duration lifetime = lifetime(spec);
        return lifetime.compareTo(config.longest()) > 0 ? lifetime : config.longest();
    }

    @Transactional
    public boolean move(String id, LabState from, LabState to, String reason) {
        return LabRow.move(id, from, to, reason);
    }

    /** A lab that starts just now ends too: its start finds the row ended and removes what it made. */
    @Transactional
    public boolean end(String id, String reason) {
        return LabRow.end(id, reason);
    }

    /** The lease with some more time, up to its longest. */
    @Transactional
    public Optional<LabRow> extend(Learner learner, String id) {
        Optional<LabRow> row = LabRow.of(learner.id(), id);
        row.filter(it -> it.state != LabState.ENDED).ifPresent(it -> {
            Instant wanted = it.expiresAt.plus(config.extension());
            it.expiresAt = wanted.isAfter(it.longestUntil) ? it.longestUntil : wanted;
        });
        return row;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
