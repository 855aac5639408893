package dev.drydock.helping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.identity.Learner;
import dev.drydock.lab.Lab;

/** The rows of requests and their log: every method is one short transaction, so that nothing happens without its line. */
@ApplicationScoped
class HelpRecords {

    /** How long a page may still ask how a request ended. */
    private static final Duration OVER = Duration.ofDays(1);

    private final HelpingConfig config;
    private final Clock clock;

    HelpRecords(HelpingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** What a change does to a row that is locked for it, and what it writes down. */
    final class Change {

        final HelpRow row;
        private final Actor actor;

        private Change(HelpRow row, Actor actor) {
            this.row = row;
            this.actor = actor;
        }

        void require(Predicate<HelpState> state, String otherwise) {
            if (!state.test(row.state)) {
                throw new HelpException.WrongState(otherwise);
            }
        }

        void log(HelpAct act) {
            log(act, null);
        }

        void log(HelpAct act, String reason) {
            HelpEventRow event = new HelpEventRow();
            event.request = row.id;
            event.lab = row.lab;
            event.terminal = row.terminal;
            event.learner = row.learner;
            event.learnerName = row.learnerName;
            event.instructor = row.instructor;
            event.instructorName = row.instructorName;
            event.act = act;
            event.actor = actor;
            event.reason = reason;
            event.happenedAt = clock.instant();
            event.persist();
        }

        /** Ends whatever there is, and writes down each thing that it ended. */
        void close(String outcome, String reason) {
            switch (row.state) {
                case RAISED -> log(HelpAct.HAND_LOWERED, reason);
                case OFFERED -> {
                    log(actor == Actor.LEARNER ? HelpAct.WATCHING_REFUSED : HelpAct.OFFER_WITHDRAWN, reason);
                    log(HelpAct.HAND_LOWERED, reason);
                }
                case WATCHING -> log(HelpAct.WATCHING_ENDED, reason);
                case ASKED -> {
                    log(actor == Actor.LEARNER ? HelpAct.TYPING_REFUSED : HelpAct.TYPING_WITHDRAWN, reason);
                    log(HelpAct.WATCHING_ENDED, reason);
                }
                case TYPING -> {
                    log(HelpAct.TYPING_ENDED, reason);
                    log(HelpAct.WATCHING_ENDED, reason);
                }
                case CLOSED -> {
                    // Whoever comes second finds it done
                }
            }
            if (row.state != HelpState.CLOSED) {
                row.becomes(HelpState.CLOSED);
                row.outcome = outcome;
            }
        }
    }

    /** A hand that goes up, or the one that is up already. */
    @Transactional
    public HelpRequest raise(Learner learner, Lab lab, String step, String note) {
        HelpRow.oneAtATime(learner.id());
        Optional<HelpRow> known = HelpRow.openOf(lab.id());
        if (known.isPresent()) {
            return known.get().request();
        }
        Instant now = clock.instant();
        if (HelpEventRow.countRaised(learner.id(), now.minus(Duration.ofHours(1))) >= config.anHour()) {
            throw new HelpException.TooOften();
        }
        HelpRow row = new HelpRow();
        row.id = UUID.randomUUID().toString();
        row.lab = lab.id();
        row.learner = learner.id();
        row.learnerName = learner.name();
        row.course = lab.course();
        row.lesson = lab.lesson();
        row.step = step;
        row.note = note;
        row.state = HelpState.RAISED;
        row.raisedAt = now;
        row.changedAt = now;
        row.persist();
        new Change(row, Actor.LEARNER).log(HelpAct.HAND_RAISED);
        return row.request();
    }

    /** @throws HelpException.Unknown when there is none */
    @Transactional
    public HelpRequest change(String id, Actor actor, Consumer<Change> how) {
        HelpRow row = HelpRow.locked(id).orElseThrow(HelpException.Unknown::new);
        HelpState before = row.state;
        how.accept(new Change(row, actor));
        if (row.state != before) {
            row.changedAt = clock.instant();
        }
        return row.request();
    }

    @Transactional
    public Optional<HelpRequest> find(String id) {
        return HelpRow.<HelpRow> findByIdOptional(id).map(HelpRow::request);
    }

    @Transactional
    public Optional<HelpRequest> openOf(String lab) {
        return HelpRow.openOf(lab).map(HelpRow::request);
    }

    @Transactional
    public Optional<HelpRequest> latestOf(String lab) {
        return HelpRow.latestOf(lab).map(HelpRow::request);
    }

    @Transactional
    public List<HelpRequest> open() {
        return HelpRow.open().stream().map(HelpRow::request).toList();
    }

    @Transactional
    public int countRaised() {
        return (int) HelpRow.count("state", HelpState.RAISED);
    }

    @Transactional
    public int countRaisedBefore(Instant moment) {
        return HelpRow.countRaisedBefore(moment);
    }

    @Transactional
    public List<HelpEvent> events(long before, int most) {
        return HelpEventRow.before(before, most).stream().map(HelpEventRow::event).toList();
    }

    @Transactional
    public void forgetOld() {
        HelpRow.delete("state = ?1 and changedAt < ?2", HelpState.CLOSED, clock.instant().minus(OVER));
        HelpEventRow.delete("happenedAt < ?1", clock.instant().minus(config.keepLogFor()));
    }
}
