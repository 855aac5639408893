package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    @Test
    void aStepIsASecondLevelHeadingAndItsIdIsGitHubsSlug() {
        disk.text("""
                Before.

                ## What's a `knot`?

                One.

                ## Größe & Maß

                Two.

                ## What's a knot?
                """);
        assertEquals(List.of("whats-a-knot", "größe--maß", "whats-a-knot-1"),
                disk.lesson().steps().stream().map(Step::id).toList());
        assertEquals("What's a knot?", disk.lesson().steps().getFirst().title());
        assertEquals("What&#39;s a <code>knot</code>?", disk.lesson().steps().getFirst().titleHtml());
        assertEquals("at-whats-a-knot", disk.lesson().steps().getFirst().anchor());
        assertEquals(List.of("<p>Before.</p>\n"),
                disk.lesson().introduction().stream().map(block -> ((Html) block).html()).toList());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void headingsWithinAStepKeepTheirLevelAndGetPrefixedIds() {
        disk.text("## One\n\n### Inside\n\nSee [there](#inside) and [the step](#one).\n");
        assertTrue(disk.html().contains("<h3 id=\"at-inside\">Inside</h3>"), disk::html);
        assertTrue(disk.html().contains("<a href=\"#at-inside\">"), disk::html);
        assertTrue(disk.html().contains("<a href=\"#at-one\">"), disk::html);
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void aFirstHeadingThatRepeatsTheTitleIsNotShownTwice() {
        disk.text("# Knots\n\nText.\n");
        assertEquals("<p>Text.</p>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void aSecondTitleIsNamed() {
        disk.text("# Ropes\n\nText.\n");
        assertEquals("lesson.md:6 The lesson has two titles: this one, and `Knots`. Remove one of them, or make them equal.",
                disk.complaint());
    }

    @Test
    void aFirstLevelHeadingFurtherDownIsLowered() {
        disk.text("Text.\n\n# Loud\n");
        assertTrue(disk.html().contains("<h3 id=\"at-loud\">Loud</h3>"), disk::html);
        assertTrue(disk.complaint().startsWith("lesson.md:8 A lesson has one title"), disk::complaint);
    }

    @Test
    void aTableScrollsByItself() {
        disk.text("| a | b |\n|---|---:|\n| 1 | 2 |\n");
        var html = disk.html();
        assertTrue(html.matches("(?s)<div [^>]*class=\"table-scroll\"[^>]*>\\s*<table>.*</table>\\s*</div>\\s*"), html);
        assertTrue(html.contains("tabindex=\"0\"") && html.contains("role=\"region\""), html);
        assertTrue(html.contains("align=\"right\""), html);
    }

    @Test
    void footnotesAreNumberedThroughTheWholeLessonAndStandAtItsEnd() {
        disk.text("""
                One[^b].

                ## Step

                Two[^a], again[^b].

                [^a]: A *first* note.
                [^b]: See[^c].
                [^c]: The end.
                """);
        assertTrue(disk.html().contains("href=\"#at-footnote-1\" aria-label=\"Footnote 1\">1</a></sup>."), disk::html);
        assertTrue(disk.html().contains(">2</a></sup>, again<sup class=\"footnote-ref\"><a href=\"#at-footnote-1\""),
                disk::html);
        var notes = disk.lesson().footnotes();
        assertTrue(notes.startsWith("<section class=\"footnotes\""), notes);
        assertTrue(notes.indexOf("See") < notes.indexOf("<em>first</em>"), notes);
        assertTrue(notes.indexOf("first") < notes.indexOf("The end."), notes);
        assertTrue(notes.contains("id=\"at-footnote-3\"") && notes.contains("href=\"#at-footnote-mark-3\""), notes);
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void aFootnoteThatIsMissingOrUnusedIsNamed() {
        disk.text("One[^gone].\n\n[^spare]: Never met.\n");
        assertEquals(List.of(
                "lesson.md:6 This footnote is never written. Add a line `[^name]: …` to the lesson.",
                "lesson.md:8 Nothing in the text leads to the footnote `spare`. Write `[^spare]` where it belongs."),
                disk.complaints());
    }

    @Test
    void whatStandsBeforeAStepAreTheTasksOfTheIntroductionAndOfEarlierSteps() {
        disk.check("a.sh").check("b.sh").check("c.sh")
                .text("- [ ] [A](checks/a.sh)\n\n## One\n\n- [ ] [B](checks/b.sh)\n\n## Two\n\n- [ ] [C](checks/c.sh)\n");
        var lesson = disk.lesson();
        assertEquals(List.of(), lesson.tasksBefore(Lesson.INTRODUCTION).stream().map(Task::id).toList());
        assertEquals(List.of("a"), lesson.tasksBefore("one").stream().map(Task::id).toList());
        assertEquals(List.of("a", "b"), lesson.tasksBefore("two").stream().map(Task::id).toList());
    }
}
