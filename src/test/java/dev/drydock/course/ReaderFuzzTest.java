package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand lessons that nobody wrote: none costs more than itself, and nothing active comes out of any. */
class ReaderFuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path WHOLE = Path.of("src/test/resources/course/rules/01-every-rule");
    private static final Pattern ACTIVE = Pattern.compile("<(script|iframe|style|object|svg|form)\\b|<[^>]*\\s(on\\w+|style)=|"
            + "(href|src)=\"\\s*(javascript|data|file):", Pattern.CASE_INSENSITIVE);
    private static final List<String> PIECES = List.of("## Step\n", "\n", "\n\n", "- [ ] ", "- [x] ", "[Tie](checks/tied.sh)",
            "`code`", "> ", "[!NOTE]\n", ":::tip Title\n", ":::\n", "::::note\n", "```sh run=2 file=/x\n", "```\n",
            "```sh tab=a\n",
            "```mermaid\n", "| a | b |\n|---|---|\n", "    ", "  ", "[^1]", "\n[^1]: note\n", "![alt](assets/x.svg)",
            "[x](#step)",
            "[`ls`](#run)", "<details><summary>", "</details>", "<!--", "-->", "<script>", "\u00e4\uD83D\uDE00", "\uD83D",
            "---\n",
            "title: x\n", "{{", "http://localhost:80/", "*", "**", "\r\n", "\t", "# Knots\n", "1. ", "- ", "text ", "\\",
            "&lt;",
            "<p class='x'>", "<a href='javascript:x'>", "~~", "\u0000", "\"", "<img src=x onerror=y>");

    // The same every time: a failure can be looked at
    private final Random random = new Random(20_260_415);

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    private void harmless(String input) {
        var reading = assertTimeoutPreemptively(PATIENCE, disk::read, () -> input);
        for (var problem : reading.problems()) {
            assertFalse(problem.mend().contains("fault of Drydock"), () -> problem + "\n" + input);
            assertTrue(problem.line() >= 1 && !problem.what().isBlank() && !problem.mend().isBlank(),
                    () -> problem + "\n" + input);
        }
        assertTrue(reading.lesson().isPresent() || !reading.problems().isEmpty(), input);
        if (reading.lesson().isPresent()) {
            var html = LessonOnDisk.html(reading.lesson().get());
            assertFalse(ACTIVE.matcher(html.replaceAll("&[a-z#0-9]+;", "")).find(), () -> html + "\n" + input);
        }
    }

    @Test
    void shuffledPiecesOfTheFormat() {
        disk.check("tied.sh");
        for (var round = 0; round < 4_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(60); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            disk.text(text.toString());
            harmless(text.toString());
        }
    }

    @Test
    void theLessonOfEveryRuleWithMistakes() throws IOException {
        var text = Files.readAllBytes(WHOLE.resolve("lesson.md"));
        copyRest();
        for (var round = 0; round < 4_000; round++) {
            var changed = mistaken(text);
            disk.file("lesson.md", changed);
            harmless(new String(changed, StandardCharsets.UTF_8));
        }
    }

    @Test
    void frontMatterWithMistakes() {
        var text = LessonOnDisk.FRONT.replace("---\n", "") + "tags: [a, 'b', {c: d}]\nsummary: |\n  One\n  two\nminutes: 5\n";
        for (var round = 0; round < 1_000; round++) {
            var changed = new String(mistaken(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            disk.file("lesson.md", "---\n" + changed + "\n---\nText.\n");
            harmless(changed);
        }
    }

    @Test
    void checksWithMistakes() {
        disk.text("- [ ] [Tie](checks/tied.sh)\n- [ ] [Bend](checks/bent.yml)\n");
        var script = "#!/usr/bin/env -S sh -e\n# where: outside\n# needs: bent\n# points: 2\n# reads: /root /etc/passwd\ntrue\n";
        var keys = "process: {command: nginx, count: 1}\nfile:\n  - /a\n  - {path: /b, mode: 644}\nport: 80\nneeds: tied\non: command\n";
        for (var round = 0; round < 1_000; round++) {
            var first = mistaken(script.getBytes(StandardCharsets.UTF_8));
            var second = mistaken(keys.getBytes(StandardCharsets.UTF_8));
            disk.file("checks/tied.sh", first).file("checks/bent.yml", second);
            harmless(new String(first, StandardCharsets.UTF_8) + "\n" + new String(second, StandardCharsets.UTF_8));
        }
    }

    private void copyRest() throws IOException {
        for (var name : List.of("checks/app-there.sh", "checks/app-prints.awk", "assets/plan.svg", "setup/boxes.sh")) {
            disk.script(name, Files.readString(WHOLE.resolve(name)));
        }
    }

    /** A few bytes changed, taken out, doubled, or replaced by something that means much. */
    private byte[] mistaken(byte[] text) {
        var changed = text;
        for (var i = random.nextInt(6); i >= 0; i--) {
            var from = random.nextInt(changed.length);
            var to = Math.min(changed.length, from + 1 + random.nextInt(40));
            changed = switch (random.nextInt(4)) {
                case 0 -> joined(changed, from, new byte[] { (byte) random.nextInt(256) }, from + 1);
                case 1 -> changed.length > 80 ? joined(changed, from, new byte[0], to) : changed;
                case 2 -> joined(changed, from, Arrays.copyOfRange(changed, from, to), from);
                default -> joined(changed, from,
                        PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), from);
            };
        }
        return changed;
    }

    private static byte[] joined(byte[] text, int until, byte[] between, int from) {
        var joined = Arrays.copyOf(text, until + between.length + text.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(text, from, joined, until + between.length, text.length - from);
        return joined;
    }
}
