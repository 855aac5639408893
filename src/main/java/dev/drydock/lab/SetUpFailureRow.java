package dev.drydock.lab;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One failure of a lesson's set-up. */
@Entity
@Table(name = "set_up_failure")
class SetUpFailureRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String lab;
    String course;
    String lesson;
    String script;
    String what;
    String output;
    @Column(name = "failed_at")
    Instant failedAt;
    @Column(name = "settled_at")
    Instant settledAt;
    @Column(name = "settled_by")
    String settledBy;

    static List<SetUpFailureRow> open(Instant since, int most) {
        return find("settledAt is null and failedAt > ?1 order by id desc", since).page(Page.ofSize(most)).list();
    }

    static List<SetUpFailureRow> settled(int most) {
        return find("settledAt is not null order by settledAt desc, id desc").page(Page.ofSize(most)).list();
    }

    /** A class that scrolls to a broken step makes many: the newest tell enough. */
    static void forgetOlder(SetUpFailureRow than, int kept) {
        getEntityManager().createNativeQuery("""
                DELETE FROM set_up_failure WHERE course = ?1 AND lesson = ?2 AND script = ?3 AND settled_at IS NULL AND id <=
                (SELECT id FROM set_up_failure WHERE course = ?1 AND lesson = ?2 AND script = ?3
                 ORDER BY id DESC OFFSET ?4 LIMIT 1)""")
                .setParameter(1, than.course).setParameter(2, than.lesson).setParameter(3, than.script).setParameter(4, kept)
                .executeUpdate();
    }

    SetUpFailure failure() {
        return new SetUpFailure(id, course, lesson, script, what, output, failedAt, settledAt);
    }
}
