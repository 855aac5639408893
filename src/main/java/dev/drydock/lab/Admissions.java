package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.identity.Learner;
import dev.drydock.sandbox.Wishes;

/**
 * Who gets a place, and when. All decisions are made one after another, under a lock of the database, so that counts are
 * exact and a
 * container that was started ahead is never given twice.
 */
@ApplicationScoped
class Admissions {

    /** What a lease leaves for its container to end by itself, so that the lease is first and says why. */
    static final Duration AFTER_THE_LEASE = Duration.ofMinutes(5);
    /** So much longer than its lab a container from the pool lives at least that is set aside for somebody who waits. */
    private static final Duration WAIT_OF_A_CLAIM = Duration.ofMinutes(30);
    /** Any number will do, as long as nothing else locks it. */
    private static final long LOCK = 0x6472_7964_6f63_6bL;

    private final LabConfig config;
    private final LabLimits limits;
    private final Capacity capacity;
    private final Clock clock;

    Admissions(LabConfig config, LabLimits limits, Capacity capacity, Clock clock) {
        this.config = config;
        this.limits = limits;
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * @param created whether this call made the lab, rather than find it
     */
    record Taken(LabRow row, boolean created) {
    }

    /** The learner's lab for a lesson: the one that is there, one with a place, or one that waits. */
    @Transactional
    public Taken take(Learner learner, Lesson lesson, LabSpec spec, ClientAddress client, long memory) {
        lock();
        Optional<LabRow> known = LabRow.active(learner.id(), lesson.course(), lesson.id());
        if (known.isPresent()) {
            return new Taken(known.get(), false);
        }
        limits.check(learner, client);
        LabRow row = row(learner, lesson, spec, client);
        row.memory = memory;
        Occupancy labs = LabRow.occupancy();
        if (labs.queued() == 0 && hasRoomFor(row, labs) && mayHavePlace(row, labs)) {
            row.state = LabState.STARTING;
            row.reason = "A place was free.";
            claim(row, spec, row.longestUntil);
        } else if (labs.queued() < config.queue().longest()) {
            row.state = LabState.QUEUED;
            row.reason = "Every place was taken.";
            // A lab keeps its id: what is to come from the pool is set aside now
            claim(row, spec, row.longestUntil.plus(WAIT_OF_A_CLAIM));
        } else {
            throw new LabException.Full();
        }
        row.persistAndFlush();
        return new Taken(row, true);
    }

    private static void claim(LabRow row, LabSpec spec, Instant end) {
        if (!LabWishes.of(spec).equals(Wishes.NONE)) {
            // What was started ahead is as its image's profile has it
            return;
        }
        PooledRow.oldestReady(row.image, end.plus(AFTER_THE_LEASE)).ifPresent(ahead -> {
            row.id = ahead.id;
            row.seed = ahead.seed;
            row.pooled = true;
            ahead.delete();
        });
    }

    private LabRow row(Learner learner, Lesson lesson, LabSpec spec, ClientAddress client) {
        Instant now = clock.instant();
        LabRow row = new LabRow();
        row.id = LabIds.id();
        row.seed = LabIds.seed();
        row.learner = learner.id();
        row.guest = LabLimits.isGuest(learner);
        row.client = client.text();
        row.course = lesson.course();
        row.lesson = lesson.id();
        row.image = spec.image();
        row.createdAt = now;
        row.activeAt = now;
        row.seenAt = now;
        live(row, spec);
        return row;
    }

    /** The time of a lab counts from the moment it gets its place. */
    private void live(LabRow row, LabSpec spec) {
        Duration lifetime = spec.minutes().orElse(config.lifetime());
        Duration longest = lifetime.compareTo(config.longest()) > 0 ? lifetime : config.longest();
        row.expiresAt = clock.instant().plus(lifetime);
        row.longestUntil = clock.instant().plus(longest);
    }

    /**
     * Gives a place to the first who waits and may have it. Guests beyond their share are passed over by those who are not
     * guests;
     * else the order is that of arrival.
     */
    @Transactional
    public Optional<LabRow> admitNext() {
        lock();
        Occupancy labs = LabRow.occupancy();
        // A large lab that is first waits for room rather than being passed over by small ones for ever
        Optional<LabRow> next = LabRow.in(LabState.QUEUED).stream().filter(row -> mayHavePlace(row, labs)).findFirst()
                .filter(row -> hasRoomFor(row, labs));
        next.ifPresent(row -> {
            Duration waited = Duration.between(row.createdAt, clock.instant());
            if (row.pooled && waited.compareTo(WAIT_OF_A_CLAIM) > 0) {
                // Its container ends at the moment that was known when it was set aside
                waited = WAIT_OF_A_CLAIM;
            }
            row.expiresAt = row.expiresAt.plus(waited);
            row.longestUntil = row.longestUntil.plus(waited);
            LabRow.move(row.id, LabState.QUEUED, LabState.STARTING, "It was its turn.", clock.instant());
        });
        return next;
    }

    private boolean mayHavePlace(LabRow row, Occupancy labs) {
        return !row.guest || labs.guests() < capacity.guestPlaces();
    }

    private boolean hasRoomFor(LabRow row, Occupancy labs) {
        return capacity.hasRoom(labs.placed(), labs.memory(), labs.starting(), row.memory);
    }

    static void lock() {
        LabRow.getEntityManager().createNativeQuery("SELECT pg_advisory_xact_lock(" + LOCK + ")", Object.class)
                .getSingleResult();
    }
}
