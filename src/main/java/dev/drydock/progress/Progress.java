package dev.drydock.progress;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.drydock.course.Course;
import dev.drydock.course.Lesson;
import dev.drydock.course.Task;
import dev.drydock.identity.Learner;

/** What learners have completed. A pass is recorded once and stays, whatever happens to the lab or the lesson. */
@ApplicationScoped
public class Progress {

    @Transactional
    public void pass(Learner learner, Lesson lesson, Task task) {
        TaskPass.recordOnce(learner.id(), lesson.course(), lesson.id(), task.id(), task.check().version());
    }

    @Transactional
    public LessonProgress in(Learner learner, Lesson lesson) {
        Set<String> passed = TaskPass.of(learner.id(), lesson.course(), lesson.id()).stream().map(it -> it.task)
                .collect(Collectors.toSet());
        return progress(lesson, passed);
    }

    /** Every lesson of these courses, also those that nothing is done of. */
    @Transactional
    public List<LessonProgress> in(Learner learner, List<Course> courses) {
        var passed = TaskPass.of(learner.id()).stream()
                .collect(Collectors.groupingBy(it -> it.course + "/" + it.lesson,
                        Collectors.mapping(it -> it.task, Collectors.toSet())));
        return courses.stream().flatMap(course -> course.lessons().stream())
                .map(lesson -> progress(lesson, passed.getOrDefault(lesson.course() + "/" + lesson.id(), Set.of())))
                .toList();
    }

    private static LessonProgress progress(Lesson lesson, Set<String> passed) {
        List<String> tasks = lesson.tasks().stream().map(Task::id).toList();
        List<String> done = tasks.stream().filter(passed::contains).toList();
        return new LessonProgress(lesson.course(), lesson.id(), done.size(), tasks.size(), done);
    }
}
