package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.identity.Learner;

/** Which set-ups of lessons failed, for their authors: they do not see the server's log. */
@ApplicationScoped
public class SetUpFailures {

    private static final int KEPT = 100;
    private static final int LISTED = 200;
    private static final int LISTED_SETTLED = 20;
    private static final Duration RECENT = Duration.ofDays(30);

    private final Clock clock;

    SetUpFailures(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    void record(String lab, String course, String lesson, LabSetup.Failed failed) {
        SetUpFailureRow row = new SetUpFailureRow();
        row.lab = lab;
        row.course = course;
        row.lesson = lesson;
        row.script = failed.script();
        row.what = failed.what();
        // PostgreSQL takes every character but one
        row.output = failed.output().replace("\0", "");
        row.failedAt = clock.instant();
        row.persistAndFlush();
        SetUpFailureRow.forgetOlder(row, KEPT);
    }

    /** What failed lately and nobody has dealt with, the latest first. */
    @Transactional
    public List<SetUpFailure> open() {
        return SetUpFailureRow.open(clock.instant().minus(RECENT), LISTED).stream().map(SetUpFailureRow::failure).toList();
    }

    /** What was dealt with, the latest first. */
    @Transactional
    public List<SetUpFailure> settled() {
        return SetUpFailureRow.settled(LISTED_SETTLED).stream().map(SetUpFailureRow::failure).toList();
    }

    /**
     * Takes a failure off the list, and all earlier ones of the same script with it. What fails later is listed again.
     *
     * @return whether there is such a failure
     */
    @Transactional
    public boolean settle(Learner instructor, long id) {
        SetUpFailureRow row = SetUpFailureRow.findById(id);
        if (row != null) {
            SetUpFailureRow.update("settledAt = ?1, settledBy = ?2 where course = ?3 and lesson = ?4 and script = ?5"
                    + " and id <= ?6 and settledAt is null", clock.instant(), instructor.id(), row.course, row.lesson,
                    row.script, id);
        }
        return row != null;
    }

    /** Puts what was settled together back on the list; false when there is no such failure. */
    @Transactional
    public boolean reopen(long id) {
        SetUpFailureRow row = SetUpFailureRow.findById(id);
        if (row != null && row.settledAt != null) {
            Instant together = row.settledAt;
            SetUpFailureRow.update("settledAt = null, settledBy = null where course = ?1 and lesson = ?2 and script = ?3"
                    + " and settledAt = ?4", row.course, row.lesson, row.script, together);
        }
        return row != null;
    }
}
