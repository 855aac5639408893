package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
    void aPictureOfFiftyMegabytes() throws IOException {
        disk.text("![A knot](assets/knot.png)\n").file("assets/knot.png", "x");
        try (var file = new RandomAccessFile(disk.folder().resolve("assets/knot.png").toFile(), "rw")) {
            file.setLength(50 << 20);
        }
        assertTrue(disk.complaint().startsWith("assets/knot.png:1 The file has more than 5 MiB"), disk::complaint);
    }

    @Test
    void aPictureThatIsALinkToAFileOfTheHost() throws IOException {
        disk.text("![A knot](assets/knot.png)\n").file("assets/other.png", "x");
        Files.createSymbolicLink(disk.folder().resolve("assets/knot.png"), Path.of("/etc/hostname"));
        assertEquals("lesson.md:6 There is no file `assets/knot.png`. Did you mean `assets/other.png`?", disk.complaint());
        assertTrue(disk.lesson().asset("knot.png").isEmpty());
    }

    @Test
    void windowsLineEndsInAText() {
        disk.file("lesson.md", "---\r\ntitle: Knots\r\nlab:\r\n  image: base\r\n---\r\n```sh run\r\ntie\r\nbend\r\n```\r\n");
        assertEquals(List.of(), disk.complaints());
        assertEquals(List.of(new Action.Command(1, "tie\nbend", false, false)),
                ((Html) disk.lesson().introduction().getFirst()).actions());
    }

    @Test
    void windowsLineEndsInScripts() {
        disk.text(TASK).script("checks/tied.sh", "#!/bin/sh\r\ntrue\r\n");
        assertTrue(disk.complaint().startsWith("checks/tied.sh:1 The script has Windows line ends"), disk::complaint);
        disk.check("tied.sh").script("setup.sh", "#!/bin/sh\r\ntrue\r\n");
        assertTrue(disk.complaint().startsWith("setup.sh:1 The script has Windows line ends"), disk::complaint);
    }

    @Test
    void aByteOrderMarkIsNoMistake() {
        disk.file("lesson.md", "\uFEFF" + LessonOnDisk.FRONT + "Text.\n");
        assertEquals(List.of(), disk.complaints());
        assertEquals("<p>Text.</p>\n", disk.html());
    }

    @Test
    void oneLineOfAHundredThousandLetters() {
        disk.text("word".repeat(25_000) + "\n");
        var reading = assertTimeoutPreemptively(PATIENCE, disk::read);
        assertEquals(List.of(), reading.problems());
    }

    @Test
    void aListAHundredLevelsDeep() {
        var text = new StringBuilder();
        for (var level = 0; level < 100; level++) {
            text.append("  ".repeat(level)).append("- item\n");
        }
        disk.text(text.toString());
        assertTrue(assertTimeoutPreemptively(PATIENCE, disk::read).lesson().isPresent());
    }

    @Test
    void aCircleOfThreeChecksIsNamedAtEach() {
        disk.text(TASK + "- [ ] [Cut](checks/cut.sh)\n- [ ] [Burn](checks/burn.sh)\n")
                .script("checks/tied.sh", "#!/bin/sh\n# needs: cut\n").script("checks/cut.sh", "#!/bin/sh\n# needs: burn\n")
                .script("checks/burn.sh", "#!/bin/sh\n# needs: tied\n");
        assertEquals(List.of("burn", "cut", "tied"), disk.problems().stream()
                .map(problem -> problem.file().replaceAll(".*/(.*)\\.sh", "$1")).toList());
    }
}
