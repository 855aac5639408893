package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root).file("assets/a knot.svg", "<svg/>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', value = {
            "[x](https://x.org/a?b=c) | <a href=\"https://x.org/a?b&#61;c\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>",
            "https://x.org             | <a href=\"https://x.org\" rel=\"noopener noreferrer\" target=\"_blank\">https://x.org</a>",
            "[x](http://localhost:8080/a) | <a href=\"http://localhost:8080/a\" class=\"port\" data-port=\"8080\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>",
            "[x](http://localhost/)    | <a href=\"http://localhost/\" class=\"port\" data-port=\"80\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>",
            "[x](assets/a%20knot.svg)  | <a href=\"/courses/crafts/01-knots/assets/a%20knot.svg\">x</a>",
            "[x](<assets/a knot.svg>)  | <a href=\"/courses/crafts/01-knots/assets/a%20knot.svg\">x</a>",
            "[x](../02-ropes/)         | <a href=\"/courses/crafts/02-ropes\">x</a>",
            "[x](../02-ropes/lesson.md#two) | <a href=\"/courses/crafts/02-ropes#at-two\">x</a>",
            "[x](../../sails/01-jib/README.md) | <a href=\"/courses/sails/01-jib\">x</a>",
    })
    void anAddressThatWorksOnGitHubWorksHere(String markdown, String link) {
        disk.text(markdown + "\n");
        assertEquals("<p>" + link + "</p>\n", disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[x](#onee)                  | No heading of this lesson has the address `#onee`. Did you mean `#one`?",
            "[x](assets/a%20knto.svg)    | There is no file `assets/a knto.svg`. Did you mean `assets/a knot.svg`?",
            "[x](assets/../lesson.md/../checks) | This link to a check is not a task. Write `- [ ] [What to do](assets/../lesson.md/../checks)` as an item of its own.",
            "[x](../../../../etc/passwd) | `../../../../etc/passwd` leads out of the lessons. Put the file into `assets/`, or write a whole address with `https://`.",
            "[x](/etc/passwd)            | `/etc/passwd` leads out of the lessons. Put the file into `assets/`, or write a whole address with `https://`.",
            "[x](files/root/x)           | `files/root/x` is not a file that a learner can open. Link to another lesson's folder, or put the file into this lesson's `assets/`.",
            "[x](http://127.0.0.1:80/)   | `http://127.0.0.1:80/` would be the reader's own computer. Write `http://localhost:PORT/`, which leads to the lab.",
            "[x](http://localhost:99999/)| There is no port 99999. Use a number from 1 to 65535.",
            "![](<assets/a knot.svg>)    | The picture says nothing to those who cannot see it. Describe it between the square brackets.",
            "![x](assets/gone.svg)       | There is no file `assets/gone.svg`. Did you mean `assets/a knot.svg`?",
            "![x](https://x.org/a.png)   | A picture has to be a file in the lesson's `assets/`. Copy the picture there: labs also work without the internet.",
    })
    void anAddressThatLeadsNowhereIsNamed(String markdown, String sentence) {
        disk.text("## One\n\n" + markdown + "\n");
        assertEquals("lesson.md:8 " + sentence, disk.complaint());
    }

    @Test
    void aPictureAloneIsAFigureAndOneInASentenceIsNot() {
        disk.text("![A knot](<assets/a knot.svg>)\n\nSee ![it](<assets/a knot.svg>).\n");
        assertEquals("<figure class=\"picture\"><img src=\"/courses/crafts/01-knots/assets/a%20knot.svg\" alt=\"A knot\" "
                + "loading=\"lazy\" /></figure>\n<p>See <img src=\"/courses/crafts/01-knots/assets/a%20knot.svg\" alt=\"it\" "
                + "loading=\"lazy\" />.</p>\n", disk.html());
    }

    @Test
    void anAssetsFolderThatIsALinkHoldsNothing() throws Exception {
        var other = LessonOnDisk.in(root.resolve("other")).text("Text.\n");
        Files.createSymbolicLink(other.folder().resolve("assets"), Path.of("/etc"));
        assertTrue(other.lesson().asset("passwd").isEmpty());
    }

    @Test
    void anAssetIsFoundByItsPath() {
        assertTrue(disk.text("Text.\n").lesson().asset("a knot.svg").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "../lesson.md", "../checks/tied.sh", "..", "", ".", "/etc/passwd", "../assets/../lesson.md",
            "link.md", "out/hosts", "gone.svg", "a\u0000b" })
    void nothingOutsideTheAssetsIsFound(String path) throws Exception {
        disk.check("tied.sh").text("Text.\n");
        Files.createSymbolicLink(disk.folder().resolve("assets/link.md"), Path.of("../lesson.md"));
        Files.createSymbolicLink(disk.folder().resolve("assets/out"), Path.of("/etc"));
        assertTrue(disk.lesson().asset(path).isEmpty());
    }
}
