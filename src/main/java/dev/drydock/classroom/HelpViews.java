package dev.drydock.classroom;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Step;
import dev.drydock.course.Task;
import dev.drydock.helping.HelpRequest;
import dev.drydock.identity.Learner;
import dev.drydock.progress.LessonProgress;
import dev.drydock.progress.Progress;

/** Lays beside a request for help where its learner stands. */
@ApplicationScoped
class HelpViews {

    private final Library library;
    private final Progress progress;

    HelpViews(Library library, Progress progress) {
        this.library = library;
        this.progress = progress;
    }

    HelpRequestAnswer of(HelpRequest request, Learner seenBy) {
        Optional<Lesson> lesson = library.lesson(request.course(), request.lesson());
        Learner learner = new Learner(request.learner(), request.learnerName(), Set.of());
        Optional<LessonProgress> passed = lesson.map(it -> progress.in(learner, it));
        String step = lesson.flatMap(it -> it.steps().stream().filter(one -> one.id().equals(request.step())).findFirst())
                .map(Step::title).orElse(null);
        String task = lesson.flatMap(it -> it.tasks().stream()
                .filter(one -> !passed.orElseThrow().tasks().contains(one.id())).findFirst()).map(Task::title).orElse(null);
        return new HelpRequestAnswer(request.id(), request.lab(), request.learnerName(), HandAnswer.word(request.state()),
                request.note(), lesson.map(Lesson::title).orElse(request.course() + "/" + request.lesson()),
                lesson.map(Lesson::path).orElse(null), step, task, passed.map(LessonProgress::done).orElse(0),
                passed.map(LessonProgress::total).orElse(0), request.raisedAt(), request.changedAt(), request.instructorName(),
                seenBy.id().equals(request.instructor()), request.terminal(), request.outcome());
    }
}
