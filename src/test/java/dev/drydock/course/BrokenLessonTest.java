package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons that would hurt a careless reader: each costs at most itself. */
class BrokenLessonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TASK = "- [ ] [Tie](checks/tied.sh)\n";

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    private static void fifo(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path.getParent());
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }

    private void unreadable(String complaint) {
        var reading = assertTimeoutPreemptively(PATIENCE, disk::read);
        assertTrue(reading.lesson().isEmpty());
        assertEquals(complaint, disk.complaint());
    }

    @Test
    void aFolderWithoutText() throws IOException {
        Files.createDirectories(disk.folder());
        unreadable(":1 There is no lesson in this folder. Write a file `lesson.md`.");
    }

    @Test
    void aFolderThatIsGone() {
        unreadable(":1 There is no lesson in this folder. Write a file `lesson.md`.");
    }

    @Test
    void aFolderInPlaceOfTheText() throws IOException {
        Files.createDirectories(disk.folder().resolve("lesson.md"));
        unreadable("lesson.md:1 This is not an ordinary file. Put a file here, not a link or a folder.");
    }

    @Test
    void aTextThatIsALinkToAFileOfTheHost() throws IOException {
        Files.createDirectories(disk.folder());
        Files.createSymbolicLink(disk.folder().resolve("lesson.md"), Path.of("/etc/passwd"));
        unreadable("lesson.md:1 This is not an ordinary file. Put a file here, not a link or a folder.");
    }

    @Test
    void aTextThatNeverEnds() throws Exception {
        fifo(disk.folder().resolve("lesson.md"));
        unreadable("lesson.md:1 This is not an ordinary file. Put a file here, not a link or a folder.");
    }

    @Test
    void aTextThatIsTooLong() {
        disk.file("lesson.md", LessonOnDisk.FRONT + "word ".repeat(300_000));
        unreadable("lesson.md:1 The file is larger than 128 KiB. Split it, or move what is not text elsewhere.");
    }

    @Test
    void aTextThatIsNotUtf8() {
        disk.file("lesson.md", new byte[] { '-', '-', '-', '\n', 't', ':', (byte) 0xe4, '\n' });
        unreadable("lesson.md:2 The file is not UTF-8. Save it in that encoding.");
    }

    @Test
    void anEmptyText() {
        disk.file("lesson.md", "");
        assertEquals("01-knots", disk.lesson().title());
        assertTrue(disk.complaint().contains("no front matter"), disk::complaint);
    }

    @Test
    void aCheckThatIsAFolderALinkOrAFifo() throws Exception {
        disk.text(TASK + "- [ ] [Cut](checks/cut.sh)\n- [ ] [Burn](checks/burn.sh)\n");
        Files.createDirectories(disk.folder().resolve("checks/tied.sh"));
        Files.createSymbolicLink(disk.folder().resolve("checks/cut.sh"), Path.of("/bin/sh"));
        fifo(disk.folder().resolve("checks/burn.sh"));
        var complaints = assertTimeoutPreemptively(PATIENCE, disk::complaints);
        assertEquals(List.of("checks/burn.sh:1", "checks/cut.sh:1", "checks/tied.sh:1"),
                complaints.stream().map(complaint -> complaint.split(" ")[0]).toList());
        assertEquals(List.of(), disk.lesson().tasks());
    }

    @Test
    void aCheckThatIsNotUtf8OrTooLong() {
        disk.text(TASK + "- [ ] [Cut](checks/cut.sh)\n").file("checks/tied.sh", new byte[] { '#', '!', (byte) 0xff })
                .file("checks/cut.sh", new byte[2 << 20]);
        assertEquals(List.of("checks/cut.sh:1 The file is larger than 128 KiB. Split it, or move what is not text elsewhere.",
                "checks/tied.sh:1 The file is not UTF-8. Save it in that encoding."), disk.complaints());
    }

    @Test
    void fifosAndLinksAmongFilesAndAssets() throws Exception {
        disk.text("Text.\n");
        fifo(disk.folder().resolve("files/root/pipe"));
        fifo(disk.folder().resolve("assets/pipe"));
        Files.createSymbolicLink(disk.folder().resolve("loop"), disk.folder());
        var lesson = assertTimeoutPreemptively(PATIENCE, disk::lesson);
        assertEquals(List.of(), lesson.files());
        assertTrue(lesson.asset("pipe").isEmpty());
        assertTrue(disk.complaint().startsWith("files/root/pipe:1 This is not an ordinary file"), disk::complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = { "> ", "- ", "1. ", "* a **b ", "[", "![", "![[", "(", "`", "``a`", "<a href='x'>", "<div>\n",
            "<details>\n\n", "~~", "_a __b ", "\\", "&amp;", "|", "a|b\n-|-\n", "::::note\n", "[^a]", "- [ ] ", "- [x] ",
            "\t", "#", "```\n", "<!--", "<![CDATA[", "http://localhost:80/", "\u0000", "\uFFFF", "[a](", "[a][", "[a]: b\n",
            "{{", "<", ">", "<svg><style>", "\"", "=", "a\n=\n", "---\n", "\u202E", "<p title='" })
    void aMarkThousandsOfTimes(String mark) {
        disk.text(mark.repeat(50_000 / mark.length()));
        var reading = assertTimeoutPreemptively(PATIENCE, disk::read);
        assertEquals("Knots", reading.lesson().map(Lesson::title).orElse("Knots"));
        assertFalse(reading.lesson().isEmpty() && reading.problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "title: \u0007", "\ttitle: A", "title: *nobody", "title: &a [*a]", "title: !!java.net.URL [x]",
            "title: 'A", "? [a]\n: b\ntitle: A", "title: |", "<<: x\ntitle: A", "title: A\nlab: &l\n  image: *l", "{", "[[[" })
    void yamlThatNobodyMeant(String yaml) {
        disk.file("lesson.md", "---\n" + yaml + "\n---\nText.\n");
        var reading = assertTimeoutPreemptively(PATIENCE, disk::read);
        assertEquals("<p>Text.</p>\n", disk.html());
        assertEquals(1, reading.problems().size(), reading.problems()::toString);
    }

    @Test
    void manyProblemsAreCutOffBeforeTheyFillTheMemory() {
        disk.text("[x](#nowhere)\n\n".repeat(5_000));
        assertEquals(200, disk.problems().size());
    }

    @Test
    void shuffledPiecesOfTheFormatNeverMakeTheReaderThrow() {
        var pieces = List.of("## Step\n", "\n", "\n\n", "- [ ] ", "- [x] ", "[Tie](checks/tied.sh)", "`code`", "> ",
                "[!NOTE]\n",
                ":::tip Title\n", ":::\n", "::::note\n", "```sh run=2 file=/x\n", "```\n", "| a | b |\n|---|---|\n", "    ",
                "  ",
                "[^1]", "\n[^1]: note\n", "![alt](assets/x.svg)", "[x](#step)", "[`ls`](#run)", "<details><summary>",
                "</details>",
                "<!--", "-->", "<script>", "\u00e4\uD83D\uDE00", "\uD83D", "---\n", "title: x\n", "{{", "http://localhost:80/",
                "*", "**",
                "\r\n", "\t", "# Knots\n", "1. ", "- ", "text ", "\\", "&lt;", "<p class='x'>", "~~", "\u0000");
        var random = new Random(20_260_415);
        disk.check("tied.sh");
        for (var round = 0; round < 1_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            disk.text(text.toString());
            var reading = assertTimeoutPreemptively(PATIENCE, disk::read, text::toString);
            assertTrue(reading.lesson().isPresent(), () -> text + "\n" + reading.problems());
        }
    }
}
