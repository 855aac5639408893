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
        return find("disputedAt is not null order by disputedAt desc").page(Page.ofSize(most)).list();
    }

    static List<AttemptRow> inTrouble(Instant since, int most) {
        return find("finding in ?1 and checkedAt > ?2 order by checkedAt desc",
                List.of(Finding.BROKEN, Finding.TIMED_OUT, Finding.FAULT), since).page(Page.ofSize(most)).list();
    }

    /** Checks that run after each command make many: the newest tell enough, and what instructors were told of stays. */
    static void forgetOlder(AttemptRow than, int kept) {
        getEntityManager().createNativeQuery("""
                DELETE FROM attempt WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND task = ?4
                AND disputed_at IS NULL AND finding <> 'PASSED' AND id <=
                (SELECT id FROM attempt WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND task = ?4
                 ORDER BY id DESC OFFSET ?5 LIMIT 1)""")
                .setParameter(1, than.learner).setParameter(2, than.course).setParameter(3, than.lesson)
                .setParameter(4, than.task).setParameter(5, kept)
                .executeUpdate();
    }

    Attempt attempt() {
        return new Attempt(learner, course, lesson, task, finding, input, message, evidence, checkVersion, tookMillis,
                checkedAt, disputedAt);
    }
}
