package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.drydock.course.Action.Command;
import dev.drydock.course.Action.WriteFile;

class FenceTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sh                     | <figure class=\"fence\"><pre><code class=\"language-sh\">",
            "sh run                 | <figure class=\"fence\" data-run=\"1\"><pre><code class=\"language-sh\">",
            "run                    | <figure class=\"fence\" data-run=\"1\"><pre><code>",
            "sh run=2               | <figure class=\"fence\" data-run=\"2\"><pre>",
            "sh run interrupt hold  | <figure class=\"fence\" data-run=\"1\" data-interrupt=\"\" data-hold=\"\"><pre>",
            "c++ title=\"a b.cc\"   | <figure class=\"fence\"><figcaption>a b.cc</figcaption><pre><code class=\"language-c&#43;&#43;\">",
            "py file=/root/app.py   | <figure class=\"fence\" data-file=\"/root/app.py\"><figcaption>/root/app.py</figcaption>",
            "py file=/a append title='x' | <figure class=\"fence\" data-file=\"/a\" data-append=\"\"><figcaption>x<",
            "mermaid                | <pre class=\"mermaid-source\">",
    })
    void theWordsBehindTheOpeningBecomeMarkup(String info, String markup) {
        disk.text("```" + info + "\nls\n```\n");
        assertTrue(disk.html().startsWith(markup), disk::html);
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void whatCodeDoesIsKeptInOrder() {
        disk.text("""
                Run [`whoami`](#run).

                ```sh run=2 hold
                echo "a & b" \\
                  < /dev/null

                ```

                ```py file=/root/app.py append
                print(1)
                ```

                ```sh
                not run
                ```
                """);
        var actions = ((Html) disk.lesson().introduction().getFirst()).actions();
        assertEquals(List.of(new Command(1, "whoami", false, false),
                new Command(2, "echo \"a & b\" \\\n  < /dev/null", false, true),
                new WriteFile("/root/app.py", "print(1)\n", true)), actions);
        assertTrue(disk.html().contains("<code class=\"run\" data-run=\"1\">whoami</code>"), disk::html);
    }

    @Test
    void codeIsShownAsItIs() {
        disk.text("```sh\ndocker inspect -f '{{.State.Pid}}' <b>x</b>\n```\n");
        assertTrue(disk.html().contains("docker inspect -f &#39;{{.State.Pid}}&#39; &lt;b&gt;x&lt;/b&gt;\n</code>"),
                disk::html);
    }

    @Test
    void neighboursWithATabBecomeTabs() {
        disk.text("```sh tab=\"Debian\"\napt\n```\n\n```sh tab=\"Alpine Linux\"\napk\n```\n\nText.\n\n```sh tab=x\n1\n```\n");
        var html = disk.html();
        assertEquals(2, html.split("class=\"tabs\"", -1).length - 1, html);
        assertTrue(html.matches("(?s)<div class=\"tabs\">\\s*<figure[^>]*data-tab=\"Debian\".*"
                + "<figure[^>]*data-tab=\"Alpine Linux\".*</div>\\s*<p>Text.*"), html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sh run=9      | There is no terminal `9`. Write `run`, or `run=2` up to `run=8`.",
            "sh rnu        | `rnu` means nothing behind the opening of a block of code. Did you mean `run`?",
            "sh hold       | `hold` does nothing without `run`. Add the word `run`.",
            "sh append     | `append` does nothing without `file`. Add `file=/the/path`.",
            "sh file=app   | `file=app` is not the path of a file. Write the whole path in the lab, as in `file=/root/app.py`.",
            "sh file=/../x | `file=/../x` is not the path of a file. Write the whole path in the lab, as in `file=/root/app.py`.",
            "sh run file=/a| One block of code cannot be typed and be written to a file. Remove `run` or `file`, or make two blocks.",
    })
    void aWordThatMeansNothingIsNamed(String info, String sentence) {
        disk.text("\n```" + info + "\nls\n```\n");
        assertEquals("lesson.md:7 " + sentence, disk.complaint());
    }

    @Test
    void commandsNeedALab() {
        disk.file("lesson.md", "---\ntitle: A\n---\n```sh run\nls\n```\n");
        assertTrue(disk.complaint().contains("no lab to run them in"), disk::complaint);
    }

    @Test
    void onlyCodeIsRunByALink() {
        disk.text("[whoami](#run)\n");
        assertEquals("lesson.md:6 Only code can be run. Write [`command`](#run).", disk.complaint());
    }
}
