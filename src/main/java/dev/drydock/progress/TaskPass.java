package dev.drydock.progress;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a learner passed a task, and by which version of its check. The first pass counts and is never taken back. */
@Entity
@Table(name = "task_pass")
@IdClass(TaskPass.Key.class)
class TaskPass extends PanacheEntityBase {

    @Id
    String learner;
    @Id
    String course;
    @Id
    String lesson;
    @Id
    String task;
    @Column(name = "check_version")
    String checkVersion;
    @Column(name = "passed_at")
    Instant passedAt;
    Boolean held;

    record Key(String learner, String course, String lesson, String task) implements Serializable {
    }

    static List<TaskPass> of(String learner) {
        return list("learner", learner);
    }

    static List<TaskPass> of(String learner, String course, String lesson) {
        return list("learner = ?1 and course = ?2 and lesson = ?3", learner, course, lesson);
    }

    static void hold(String learner, String course, String lesson, String task, boolean held) {
        update("held = ?1 where learner = ?2 and course = ?3 and lesson = ?4 and task = ?5", held, learner, course, lesson,
                task);
    }

    /** Leaves an earlier pass as it is, also when two requests come at once. */
    static void recordOnce(String learner, String course, String lesson, String task, String checkVersion) {
        getEntityManager().createNativeQuery("""
                INSERT INTO task_pass (learner, course, lesson, task, check_version, passed_at)
                VALUES (?1, ?2, ?3, ?4, ?5, now()) ON CONFLICT DO NOTHING""")
                .setParameter(1, learner).setParameter(2, course).setParameter(3, lesson).setParameter(4, task)
                .setParameter(5, checkVersion)
                .executeUpdate();
    }
}
