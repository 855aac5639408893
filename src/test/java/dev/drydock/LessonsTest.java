package dev.drydock;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.drydock.course.Action;
import dev.drydock.course.Block;
import dev.drydock.course.Html;
import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Step;
import dev.drydock.course.Task;

/**
 * Every lesson of the project keeps its promise on the real engine: no check passes on an untouched lab or after a near miss,
 * and
 * all pass when a learner does what the text says, typed through the real terminal.
 */
@RunningDrydock
class LessonsTest {

    private static Library library;

    private final Server server;

    LessonsTest(Server server) {
        this.server = server;
    }

    @BeforeAll
    static void readLessons() {
        library = new Library(Path.of("lessons"));
    }

    @AfterAll
    static void close() {
        library.close();
    }

    @Test
    void noLessonHasAProblem() {
        assertEquals(List.of(), library.problems());
    }

    @TestFactory
    Stream<DynamicContainer> everyLessonWithALab() {
        return library.courses().stream().flatMap(course -> course.lessons().stream())
                .filter(lesson -> lesson.lab().isPresent())
                .map(lesson -> dynamicContainer(lesson.path(), proofs(lesson)));
    }

    private Stream<DynamicNode> proofs(Lesson lesson) {
        List<DynamicNode> proofs = new ArrayList<>();
        proofs.add(dynamicTest("an untouched lab passes nothing", () -> untouched(lesson)));
        for (Task task : lesson.tasks()) {
            for (Path script : lesson.nearMisses(task.id())) {
                proofs.add(dynamicTest("near miss " + script.getFileName(), () -> nearMiss(lesson, task, script)));
            }
        }
        proofs.add(dynamicTest("the solution passes every task", () -> solved(lesson)));
        return proofs.stream();
    }

    private void untouched(Lesson lesson) {
        try (LessonLab lab = LessonLab.start(server, lesson)) {
            for (Task task : lesson.tasks()) {
                lab.check(task, "").body("outcome", equalTo("not-yet"));
            }
        }
    }

    private void nearMiss(Lesson lesson, Task task, Path script) {
        try (LessonLab lab = LessonLab.start(server, lesson)) {
            String printed = lab.run(script);
            lab.check(task, printed).body("outcome", equalTo("not-yet"));
        }
    }

    /** Step by step: first what the step says, then its tasks. */
    private void solved(Lesson lesson) {
        try (LessonLab lab = LessonLab.start(server, lesson)) {
            perform(lab, actions(lesson.introduction()));
            pass(lab, lesson, lesson.tasks().stream().filter(task -> task.step().equals(Lesson.INTRODUCTION)).toList());
            for (Step step : lesson.steps()) {
                perform(lab, step.actions());
                pass(lab, lesson, step.tasks());
            }
            assertEquals(lesson.tasks().stream().map(Task::id).toList(), lab.passed());
        }
    }

    private static void perform(LessonLab lab, List<Action> actions) {
        for (Action action : actions) {
            lab.perform(action);
        }
    }

    private static List<Action> actions(List<Block> blocks) {
        return blocks.stream().filter(Html.class::isInstance).flatMap(block -> ((Html) block).actions().stream()).toList();
    }

    private static void pass(LessonLab lab, Lesson lesson, List<Task> tasks) {
        for (Task task : tasks) {
            String answer = lesson.solution(task.id()).map(lab::run).orElse("");
            lab.check(task, answer).body("outcome", equalTo("passed"));
        }
    }
}
