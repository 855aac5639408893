package dev.drydock.progress;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.course.Lesson;
import dev.drydock.course.Task;
import dev.drydock.identity.Learner;

/** What checks saw, each time that they looked; and which of it learners call wrong. */
@ApplicationScoped
public class Attempts {

    private static final int KEPT = 50;
    private static final int LISTED = 200;
    private static final int LISTED_SETTLED = 20;
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int DISPUTES_AN_HOUR = 10;

    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** What came of saying that an answer is right. */
    public enum Dispute {
        TAKEN,
        /** The last check of this task passed, or there was none. */
        NOTHING_TO_DISPUTE,
        TOO_MANY
    }

    /**
     * Keeps one look.
     *
     * @param lab where it looked
     * @param took how long it looked
     */
    @Transactional
    public void record(Learner learner, Lesson lesson, Task task, String lab, String input, Finding finding, String message,
            String evidence, Duration took) {
        AttemptRow row = new AttemptRow();
        row.learner = learner.id();
        row.course = lesson.course();
        row.lesson = lesson.id();
        row.task = task.id();
        row.lab = lab;
        row.finding = finding;
        row.input = input;
        row.message = message;
        row.evidence = evidence;
        row.checkVersion = task.check().version();
        row.tookMillis = took.toMillis();
        row.checkedAt = clock.instant();
        row.persistAndFlush();
        AttemptRow.forgetOlder(row, KEPT);
    }

    /** With what input the learner last passed a task. */
    @Transactional
    public Optional<String> passingInput(Learner learner, Lesson lesson, Task task) {
        return AttemptRow.latestPass(learner.id(), lesson.course(), lesson.id(), task.id()).map(it -> it.input);
    }

    /** Puts the learner's last attempt at a task on the instructors' list. Saying it twice of one attempt changes nothing. */
    @Transactional
    public Dispute dispute(Learner learner, Lesson lesson, Task task) {
        Optional<AttemptRow> latest = AttemptRow.latest(learner.id(), lesson.course(), lesson.id(), task.id())
                .filter(it -> it.finding != Finding.PASSED);
        if (latest.isEmpty()) {
            return Dispute.NOTHING_TO_DISPUTE;
        }
        if (latest.get().disputedAt == null) {
            if (AttemptRow.countDisputes(learner.id(), clock.instant().minus(Duration.ofHours(1))) >= DISPUTES_AN_HOUR) {
                return Dispute.TOO_MANY;
            }
            latest.get().disputedAt = clock.instant();
        }
        return Dispute.TAKEN;
    }

    /** What learners called wrong and nobody has dealt with, the latest first. */
    @Transactional
    public List<Attempt> disputed() {
        return AttemptRow.disputed(LISTED).stream().map(AttemptRow::attempt).toList();
    }

    /** What else was broken, timed out or could not be run lately and nobody has dealt with, the latest first. */
    @Transactional
    public List<Attempt> inTrouble() {
        return AttemptRow.inTrouble(clock.instant().minus(RECENT), LISTED).stream().map(AttemptRow::attempt).toList();
    }

    /** What was dealt with, the latest first. */
    @Transactional
    public List<Attempt> settled() {
        return AttemptRow.settled(LISTED_SETTLED).stream().map(AttemptRow::attempt).toList();
    }

    /**
     * Takes an attempt off the instructors' lists. One that no learner disputes takes all earlier ones with it that came to the
     * same by the same version of the check. What happens later is listed again.
     *
     * @return whether there is such an attempt on a list
     */
    @Transactional
    public boolean settle(Learner instructor, long id) {
        Optional<AttemptRow> row = listed(id);
        row.ifPresent(it -> it.settle(instructor.id(), clock.instant()));
        return row.isPresent();
    }

    /** Puts what was settled together back on its list; false when there is no such attempt. */
    @Transactional
    public boolean reopen(long id) {
        Optional<AttemptRow> row = listed(id);
        row.ifPresent(AttemptRow::reopen);
        return row.isPresent();
    }

    private static Optional<AttemptRow> listed(long id) {
        return AttemptRow.<AttemptRow> findByIdOptional(id)
                .filter(it -> it.disputedAt != null || it.finding != Finding.PASSED && it.finding != Finding.NOT_YET);
    }
}
