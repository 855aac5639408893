package dev.drydock.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One look of a check at a learner's lab. */
@Entity
@Table(name = "attempt")
class AttemptRow extends PanacheEntityBase {

    private static final String OF_TASK = "learner = ?1 and course = ?2 and lesson = ?3 and task = ?4";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String learner;
    String course;
    String lesson;
    String task;
    String lab;
    @Enumerated(EnumType.STRING)
    Finding finding;
    String input;
    String message;
    String evidence;
    @Column(name = "check_version")
    String checkVersion;
    @Column(name = "took_millis")
    long tookMillis;
    @Column(name = "checked_at")
    Instant checkedAt;
    @Column(name = "disputed_at")
    Instant disputedAt;
    @Column(name = "settled_at")
    Instant settledAt;
    @Column(name = "settled_by")
    String settledBy;

    static Optional<AttemptRow> latest(String learner, String course, String lesson, String task) {
        return find(OF_TASK + " order by id desc", learner, course, lesson, task).firstResultOptional();
    }

    static Optional<AttemptRow> latestPass(String learner, String course, String lesson, String task) {
        return find(OF_TASK + " and finding = ?5 order by id desc", learner, course, lesson, task, Finding.PASSED)
                .firstResultOptional();
    }

    static long countDisputes(String learner, Instant since) {
        return count("learner = ?1 and disputedAt > ?2", learner, since);
    }

    static List<AttemptRow> disputed(int most) {
        return find("disputedAt is not null and settledAt is null order by disputedAt desc").page(Page.ofSize(most)).list();
    }

    /** Those that learners dispute are on their own list. */
    static List<AttemptRow> inTrouble(Instant since, int most) {
        return find("finding in ?1 and checkedAt > ?2 and disputedAt is null and settledAt is null order by checkedAt desc",
                List.of(Finding.BROKEN, Finding.TIMED_OUT, Finding.FAULT), since).page(Page.ofSize(most)).list();
    }

    static List<AttemptRow> settled(int most) {
        return find("settledAt is not null order by settledAt desc, id desc").page(Page.ofSize(most)).list();
    }

    /** This one; where no learner disputes it, all undisputed ones up to it that came to the same by the same check. */
    void settle(String instructor, Instant now) {
        if (disputedAt != null) {
            settledAt = now;
            settledBy = instructor;
            return;
        }
        update("settledAt = ?1, settledBy = ?2 where id <= ?3 and disputedAt is null and settledAt is null and course = ?4"
                + " and lesson = ?5 and task = ?6 and finding = ?7 and checkVersion = ?8", now, instructor, id, course, lesson,
                task, finding, checkVersion);
    }

    /** This one and those that were settled with it. */
    void reopen() {
        if (settledAt != null) {
            update("settledAt = null, settledBy = null where settledAt = ?1 and course = ?2 and lesson = ?3 and task = ?4",
                    settledAt, course, lesson, task);
        }
    }

    /** Checks that run after each command make many: the newest tell enough, and what instructors were told of stays. */
    static void forgetOlder(AttemptRow than, int kept) {
        getEntityManager().createNativeQuery("""
                DELETE FROM attempt WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND task = ?4
                AND disputed_at IS NULL AND settled_at IS NULL AND finding <> 'PASSED' AND id <=
                (SELECT id FROM attempt WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND task = ?4
                 ORDER BY id DESC OFFSET ?5 LIMIT 1)""")
                .setParameter(1, than.learner).setParameter(2, than.course).setParameter(3, than.lesson)
                .setParameter(4, than.task).setParameter(5, kept)
                .executeUpdate();
    }

    Attempt attempt() {
        return new Attempt(id, learner, course, lesson, task, finding, input, message, evidence, checkVersion, tookMillis,
                checkedAt, disputedAt, settledAt);
    }
}
