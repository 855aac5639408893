package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.drydock.course.Quiz.Answer.Chosen;
import dev.drydock.course.Quiz.Answer.Typed;
import dev.drydock.course.Quiz.Kind;
import dev.drydock.course.Quiz.Option;
import dev.drydock.course.Quiz.Verdict;

class QuizTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    private Quiz quiz(String markdown) {
        disk.text(markdown);
        return disk.lesson().quizzes().getFirst();
    }

    @Test
    void oneTickedItemIsAChoiceWithFeedback() {
        var quiz = quiz("""
                ## Look at it

                Some text.

                What does `docker rm` remove?

                - [ ] the volume

                  No: it **stays**.

                - [x] the container
                """);
        assertEquals(Kind.SINGLE, quiz.kind());
        assertEquals("look-at-it-1", quiz.id());
        assertEquals("What does <code>docker rm</code> remove?", quiz.questionHtml());
        assertEquals("What does docker rm remove?", quiz.question());
        assertEquals(List.of(new Option("the volume"), new Option("the container")), quiz.options());
        assertEquals(new Verdict(true, List.of()), quiz.grade(new Chosen(List.of(1))));
        assertEquals(new Verdict(false, List.of("<p>No: it <strong>stays</strong>.</p>")), quiz.grade(new Chosen(List.of(0))));
        assertEquals("<p>Some text.</p>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void severalTickedItemsAreAllNeededAndNoOther() {
        var quiz = quiz("Which?\n\n- [x] a\n- [x] b\n- [ ] c\n");
        assertEquals(Kind.MULTIPLE, quiz.kind());
        assertTrue(quiz.grade(new Chosen(List.of(1, 0))).right());
        assertFalse(quiz.grade(new Chosen(List.of(0))).right());
        assertFalse(quiz.grade(new Chosen(List.of(0, 1, 2))).right());
        assertFalse(quiz.grade(new Chosen(List.of(0, 1, 7, -1))).right());
        assertFalse(quiz.grade(new Typed("a b")).right());
    }

    @Test
    void oneItemInCodeIsAnExactText() {
        var quiz = quiz("How many?\n\n- [x] `1 kernel`\n\n  Just one.\n");
        assertEquals(Kind.TEXT, quiz.kind());
        assertEquals(List.of(), quiz.options());
        assertEquals(new Verdict(true, List.of("<p>Just one.</p>")), quiz.grade(new Typed(" 1 kernel\n")));
        assertEquals(new Verdict(false, List.of()), quiz.grade(new Typed("1 Kernel")));
        assertFalse(quiz.grade(new Chosen(List.of(0))).right());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void quizzesAreCountedWithinTheirStep() {
        disk.text("A?\n\n- [x] a\n- [ ] b\n\n## One\n\nB?\n\n- [x] a\n- [ ] b\n\nC?\n\n- [x] a\n- [ ] b\n");
        assertEquals(List.of("introduction-1", "one-1", "one-2"), disk.lesson().quizzes().stream().map(Quiz::id).toList());
    }

    @Test
    void aQuizWithoutAQuestionIsNamed() {
        quiz("## One\n\n- [x] a\n- [ ] b\n");
        assertEquals("lesson.md:8 This quiz has no question. Write it as the paragraph before.", disk.complaint());
    }

    @Test
    void aQuizWithOnePlainAnswerIsNamed() {
        quiz("A?\n\n- [x] yes\n");
        assertTrue(disk.complaint().startsWith("lesson.md:8 A quiz with one answer to choose is no quiz."), disk::complaint);
    }

    @Test
    void boxesWithoutATickAreNeitherQuizNorTaskAndAreStillShown() {
        disk.text("Do:\n\n- [ ] a\n- [ ] b\n");
        assertTrue(disk.complaint().startsWith("lesson.md:8 No item of this list is ticked"), disk::complaint);
        assertTrue(disk.html().contains("<li>☐ a</li>"), disk::html);
    }
}
