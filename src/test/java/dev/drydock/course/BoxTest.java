package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    @ParameterizedTest
    @CsvSource({ "NOTE,note,Note", "TIP,tip,Tip", "IMPORTANT,important,Important", "warning,warning,Warning",
            "CAUTION,caution,Caution" })
    void gitHubsAlertsAreBoxes(String name, String style, String label) {
        disk.text("> [!" + name + "]\n> Mind the *rope*.\n");
        assertEquals("<aside class=\"box box-" + style + "\" role=\"note\" aria-label=\"" + label
                + "\"><p class=\"box-title\">" + label + "</p>\n<p>Mind the <em>rope</em>.</p>\n</aside>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource({ "note,note,Note", "info,note,Note", "tip,tip,Tip", "important,important,Important",
            "warning,warning,Warning", "caution,warning,Warning", "danger,caution,Caution" })
    void docusaurusBoxesAreTheSameBoxes(String name, String style, String label) {
        disk.text("Text\n:::" + name + "\nMind the *rope*.\n:::\nMore\n");
        assertEquals("<p>Text</p>\n<aside class=\"box box-" + style + "\" role=\"note\" aria-label=\"" + label
                + "\"><p class=\"box-title\">" + label + "</p>\n<p>Mind the <em>rope</em>.</p>\n</aside>\n<p>More</p>\n",
                disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource({ ":::tip Use `ls` here", ":::tip[Use `ls` here]", "::: tip Use `ls` here" })
    void aBoxMayHaveATitleOfItsOwn(String opening) {
        disk.text(opening + "\n\nText.\n\n:::\n");
        assertTrue(disk.html().contains("aria-label=\"Use ls here\"><p class=\"box-title\">Use <code>ls</code> here</p>"),
                disk::html);
    }

    @Test
    void boxesNestInBothDialects() {
        disk.text("""
                ::::warning

                Outer.

                :::tip

                > [!NOTE]
                > > [!CAUTION]
                > > Innermost.

                :::

                Outer again.

                ::::
                """);
        var html = disk.html();
        assertEquals(List.of("warning", "tip", "note", "caution"),
                Pattern.compile("class=\"box box-(\\w+)\"").matcher(html).results().map(r -> r.group(1)).toList());
        assertTrue(html.matches("(?s).*Innermost.*</aside>\\s*</aside>\\s*</aside>\\s*<p>Outer again.</p>\\s*</aside>\\s*"),
                html);
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void colonsInCodeCloseNothing() {
        disk.text(":::note\n\n```md\n:::\n```\n\nStill inside.\n\n:::\n");
        assertTrue(disk.html().matches("(?s).*Still inside.</p>\\s*</aside>\\s*"), disk::html);
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void anOrdinaryQuotationStaysOne() {
        disk.text("> A rope is a rope.\n\n> [link]\n");
        assertTrue(disk.html().startsWith("<blockquote>"), disk::html);
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "> [!NOTES]\\n> x         | 6 | There is no box called `NOTES`. Did you mean `NOTE`?",
            "> [!NOTE] x              | 6 | GitHub shows no box when text follows `[!NOTE]` on its line. Begin the text on the next line.",
            ":::not\\nx\\n:::         | 6 | There is no box called `not`. Did you mean `note`?",
            "Text\\n\\n:::note\\nx    | 8 | The box that is opened here is never closed. Put a line `:::` after it.",
            "x\\n\\n:::               | 8 | These colons close no box. Remove them, or give an outer box more colons than the box within it.",
    })
    void aBoxThatCannotBeOneIsNamed(String markdown, int line, String sentence) {
        disk.text(markdown.replace("\\n", "\n") + "\n");
        assertEquals("lesson.md:" + line + " " + sentence, disk.complaint());
    }
}
