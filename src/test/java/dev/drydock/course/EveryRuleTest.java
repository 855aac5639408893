package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.drydock.course.Action.Command;
import dev.drydock.course.Action.WriteFile;
import dev.drydock.course.Quiz.Kind;

/** One lesson that uses the whole format. */
class EveryRuleTest {

    private final Shelf shelf = new ShelfReader(Path.of("src/test/resources/course")).read(Shelf.EMPTY);
    private final Lesson lesson = shelf.courses().getFirst().lesson("01-every-rule").orElseThrow();

    @Test
    void nothingIsWrongWithIt() {
        assertEquals(List.of(), shelf.problems());
    }

    @Test
    void everyStepTaskAndQuizIsThere() {
        assertEquals(List.of("code", "boxes", "questions", "the-end"), lesson.steps().stream().map(Step::id).toList());
        assertEquals(List.of("app-there", "app-prints"), lesson.tasks().stream().map(Task::id).toList());
        assertEquals(List.of(Kind.SINGLE, Kind.MULTIPLE, Kind.TEXT), lesson.quizzes().stream().map(Quiz::kind).toList());
        assertEquals(List.of("questions-1", "questions-2", "questions-3"), lesson.quizzes().stream().map(Quiz::id).toList());
        assertEquals(Set.of("boxes"), lesson.stepSetups().keySet());
        assertEquals(Set.of("web"), lesson.peerSetups().keySet());
        assertEquals(List.of("/root/app/hello"), lesson.files().stream().map(LabFile::target).toList());
    }

    @Test
    void everyActionIsThereInOrder() {
        assertEquals(List.of(new Command(1, "hostname", false, false), new Command(1, "echo one", false, false),
                new Command(2, "echo two", true, false), new Command(1, "echo three", false, true),
                new WriteFile("/root/app/app.py", "print(\"{{ braces }}\")\n", false),
                new WriteFile("/root/app/app.py", "print(\"more\")\n", true)), lesson.steps().getFirst().actions());
    }

    @Test
    void noSyntaxIsLeftOverInThePage() {
        var page = new StringBuilder(lesson.footnotes());
        lesson.introduction().forEach(block -> page.append(text(block)));
        lesson.steps().forEach(step -> step.blocks().forEach(block -> page.append(text(block))));
        for (var left : List.of(":::", "[!", "[x]", "[ ]", "[^", "```", "**", "~~", "](", "title=\"app", "run=2")) {
            assertFalse(page.toString().contains(left), () -> left + " is left over in " + page);
        }
        for (var kind : List.of("note", "tip", "important", "warning", "caution")) {
            assertTrue(page.toString().contains("box-" + kind), kind);
        }
    }

    private static String text(Block block) {
        return switch (block) {
            case Html html -> html.html();
            case Task task -> task.titleHtml();
            case Quiz quiz -> quiz.questionHtml() + quiz.options();
        };
    }
}
