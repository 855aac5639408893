package dev.drydock.progress;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.course.Lesson;
import dev.drydock.course.Quiz;
import dev.drydock.identity.Learner;

/** How often learners answer quizzes until they are right. */
@ApplicationScoped
public class QuizAnswers {

    private final Clock clock;

    QuizAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an answer. Once one was right, those that follow count no more.
     *
     * @return how many it took so far
     */
    @Transactional
    public int count(Learner learner, Lesson lesson, Quiz quiz, boolean right) {
        return QuizAnswerRow.count(new QuizAnswerRow.Key(learner.id(), lesson.course(), lesson.id(), quiz.id()), right,
                clock.instant());
    }
}
