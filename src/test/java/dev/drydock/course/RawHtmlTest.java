package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawHtmlTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root).file("assets/knot.svg", "<svg/>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<script>alert(1)</script>            | `<script>` is not allowed here and was dropped. Say it in Markdown.",
            "<style>p{}</style>                   | `<style>` is not allowed here and was dropped. Say it in Markdown.",
            "<iframe src='https://x.org'></iframe>| `<iframe>` is not allowed here and was dropped. Say it in Markdown.",
            "<form action='/x'></form>            | `<form>` is not allowed here and was dropped. Say it in Markdown.",
            "<h1>Loud</h1>                        | `<h1>` is not allowed here and was dropped. Say it in Markdown.",
            "<div onclick='x()'>a</div>           | `onclick` of `<div>` is not allowed and was dropped. Remove it.",
            "<div hx-post='/x'>a</div>            | `hx-post` of `<div>` is not allowed and was dropped. Remove it.",
            "<p style='color:red'>a</p>           | `style` of `<p>` is not allowed and was dropped. Remove it.",
            "<p class='button'>a</p>              | `class` of `<p>` is not allowed and was dropped. Remove it.",
            "<div><!-- for ever                   | A comment begins here and never ends. Put `-->` after it.",
    })
    void whatIsNotAllowedIsDroppedAndNamedWithItsLine(String html, String sentence) {
        disk.text("Before.\n\n" + html + "\n\nAfter.\n");
        var shown = disk.html();
        assertTrue(disk.complaints().contains("lesson.md:8 " + sentence), disk.complaints()::toString);
        assertFalse(shown.matches("(?s).*(<script|<style|<iframe|<form|<h1|onclick|hx-|style=|button|<!--).*"), shown);
        assertTrue(shown.contains("<p>After.</p>"), shown);
    }

    @Test
    void theLineIsThatOfTheElementAndNotOfItsBlock() {
        disk.text("<div>\nText\n<font>loud</font>\n<u>fine</u>\n<center>x</center>\n</div>\n");
        assertEquals(List.of(8, 10), disk.problems().stream().map(Problem::line).toList());
    }

    @Test
    void htmlWithinASentenceIsHeldToTheSameList() {
        disk.text("Press <kbd>Tab</kbd>, not <blink>this</blink>, H<sub>2</sub>O.\n");
        assertEquals("<p>Press <kbd>Tab</kbd>, not this, H<sub>2</sub>O.</p>\n", disk.html());
        assertEquals("lesson.md:6 `<blink>` is not allowed here and was dropped. Say it in Markdown.", disk.complaint());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<a href='javascript:alert(1)'>x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](//evil.example/x)",
            "<a href='&#106;avascript:alert(1)'>x</a>", "<a href=' javascript:alert(1)'>x</a>",
            "<img src=x onerror=alert(1)>", "<svg onload=alert(1)></svg>", "<math><mi xlink:href='javascript:x'>x</mi></math>",
            "<img src='https://x.org/pixel.png' alt='x'>", "![x](https://x.org/pixel.png)", "![x](data:image/png;base64,AA)",
            "<details ontoggle=alert(1) open>x</details>", "<p onclick=x title='\"><script>alert(1)</script>'>x</p>",
            "<object data='x'></object>", "<embed src='x'>", "<base href='https://x.org/'>", "<meta http-equiv=refresh>",
            "<link rel=stylesheet href=x>", "<button>x</button>", "<input autofocus onfocus=alert(1)>",
            "<template>x</template>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    })
    void nothingThatRunsOrCallsHomeReachesThePage(String markdown) {
        disk.text(markdown + "\n\n" + "Text " + markdown + " text.\n");
        var shown = disk.html();
        assertFalse(shown.matches("(?is).*(<script|<img|<svg|<object|<embed|<base|<meta|<link|<button|<input|<template"
                + "|=\"javascript|=\"vbscript|=\"data:|evil\\.example|x\\.org| on\\w+=).*"), shown);
        assertFalse(disk.problems().isEmpty());
    }

    @Test
    void aPictureInHtmlMayHaveASize() {
        disk.text("<p align=\"center\"><img src=\"assets/knot.svg\" alt=\"A knot\" width=\"300\"></p>\n");
        assertEquals("<p align=\"center\"><img src=\"/courses/crafts/01-knots/assets/knot.svg\" alt=\"A knot\" width=\"300\" "
                + "loading=\"lazy\" /></p>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void commentsAreNeitherShownNorNamed() {
        disk.text("<!-- for\nauthors -->\n\nText<!-- x -->.\n");
        assertEquals("<p>Text.</p>\n", disk.html().stripLeading());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void whatIsNotClosedBeforeATaskIsNamed() {
        disk.check("tied.sh").text("<details><summary>Hint</summary>\n\nText.\n\n- [ ] [Tie](checks/tied.sh)\n\n</details>\n");
        assertEquals(List.of(
                "lesson.md:6 `<details>` is not closed before the next step, task or quiz. Put `</details>` after it, with a "
                        + "blank line before.",
                "lesson.md:12 `</details>` closes nothing here. Remove it, or close what was opened after its `<details>` "
                        + "first."),
                disk.complaints());
    }

    @Test
    void everyPieceOfHtmlIsBalancedByItself() {
        disk.text("<div>\n\n## One\n\n</div>\n\nText.\n");
        assertEquals("<div>\n</div>", ((Html) disk.lesson().introduction().getFirst()).html());
        assertEquals("<p>Text.</p>", disk.lesson().steps().getFirst().blocks().stream().map(block -> ((Html) block).html())
                .findFirst().orElseThrow().strip());
    }

    @Test
    void idsAreOutOfTheWayOfThePagesOwn() {
        disk.text("<p id=\"terminal\">x</p>\n\n[to it](#terminal)\n");
        assertEquals("<p id=\"at-terminal\">x</p>\n<p><a href=\"#at-terminal\">to it</a></p>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }
}
