package dev.drydock.progress;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often a learner answered a quiz before the answer was right, that one included. */
@Entity
@Table(name = "quiz_answer")
@IdClass(QuizAnswerRow.Key.class)
class QuizAnswerRow extends PanacheEntityBase {

    @Id
    String learner;
    @Id
    String course;
    @Id
    String lesson;
    @Id
    String quiz;
    int attempts;
    @Column(name = "right_at")
    Instant rightAt;

    record Key(String learner, String course, String lesson, String quiz) implements Serializable {
    }

    /** Counted by the database, so that answers that come at once are each counted. */
    static int count(Key key, boolean right, Instant now) {
        getEntityManager().createNativeQuery("""
                INSERT INTO quiz_answer AS kept (learner, course, lesson, quiz, attempts, right_at)
                VALUES (?1, ?2, ?3, ?4, 1, CASE WHEN CAST(?5 AS boolean) THEN CAST(?6 AS timestamptz) END)
                ON CONFLICT (learner, course, lesson, quiz) DO UPDATE SET
                attempts = kept.attempts + CASE WHEN kept.right_at IS NULL THEN 1 ELSE 0 END,
                right_at = coalesce(kept.right_at, excluded.right_at)""")
                .setParameter(1, key.learner).setParameter(2, key.course).setParameter(3, key.lesson)
                .setParameter(4, key.quiz).setParameter(5, right).setParameter(6, now)
                .executeUpdate();
        QuizAnswerRow kept = find("learner = ?1 and course = ?2 and lesson = ?3 and quiz = ?4", key.learner, key.course,
                key.lesson, key.quiz).singleResult();
        return kept.attempts;
    }
}
