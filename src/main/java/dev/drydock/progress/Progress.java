package dev.drydock.progress;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /** Whether a task that must still hold at the end did so when it was looked at again. It stays passed either way. */
    @Transactional
    public void held(Learner learner, Lesson lesson, Task task, boolean held) {
        TaskPass.hold(learner.id(), lesson.course(), lesson.id(), task.id(), held);
    }

    @Transactional
    public LessonProgress in(Learner learner, Lesson lesson) {
        return progress(lesson, TaskPass.of(learner.id(), lesson.course(), lesson.id()));
    }

    /** Every lesson of these courses, also those that nothing is done of. */
    @Transactional
    public List<LessonProgress> in(Learner learner, List<Course> courses) {
        var passed = TaskPass.of(learner.id()).stream().collect(Collectors.groupingBy(it -> it.course + "/" + it.lesson));
        return courses.stream().flatMap(course -> course.lessons().stream())
                .map(lesson -> progress(lesson, passed.getOrDefault(lesson.course() + "/" + lesson.id(), List.of())))
                .toList();
    }

    private static LessonProgress progress(Lesson lesson, List<TaskPass> passes) {
        Map<String, TaskPass> passed = passes.stream().collect(Collectors.toMap(it -> it.task, Function.identity()));
        List<Task> done = lesson.tasks().stream().filter(task -> passed.containsKey(task.id())).toList();
        int points = done.stream().filter(task -> counts(task, passed.get(task.id()))).mapToInt(Task::points).sum();
        return new LessonProgress(lesson.course(), lesson.id(), done.size(), lesson.tasks().size(),
                done.stream().map(Task::id).toList(), points, lesson.tasks().stream().mapToInt(Task::points).sum());
    }

    private static boolean counts(Task task, TaskPass pass) {
        return !task.check().still() || pass.held == null || pass.held;
    }
}
