package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionsReaderTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root).check("other.sh")
                .text("- [ ] [Tie](checks/tied.yml)\n- [ ] [Other](checks/other.sh)\n");
    }

    private Check check(String yaml) {
        disk.file("checks/tied.yml", yaml);
        return disk.lesson().task("tied").orElseThrow().check();
    }

    private List<Assertion> stated(String yaml) {
        return ((Check.Assertions) check(yaml).body()).all();
    }

    @Test
    void aTextAloneIsTheShortestStatement() {
        assertEquals(List.of(
                new Assertion.Process("nginx", OptionalInt.empty(), true, ""),
                new Assertion.File("/etc/motd", Optional.empty(), OptionalInt.empty(), Optional.empty(), true, ""),
                new Assertion.Changed("/root/app", Optional.empty(), true, ""),
                new Assertion.Port(8080, true, "")),
                stated("process: nginx\nfile: /etc/motd\nchanged: /root/app/\nport: 8080\n"));
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void eachStatementHasKeysOfItsOwnAndMayBeSeveral() {
        assertEquals(List.of(
                new Assertion.Process("python3 app.py", OptionalInt.of(2), true, "Start it twice."),
                new Assertion.File("/a", Optional.of(Assertion.Type.FILE), OptionalInt.of(0640), Optional.of("x: y"), true,
                        "Look again."),
                new Assertion.File("/b", Optional.empty(), OptionalInt.empty(), Optional.empty(), false, "Look again."),
                new Assertion.Changed("/c", Optional.of(Assertion.How.DELETED), true, "Look again.")),
                stated("""
                        message: Look again.
                        process: {command: python3  app.py, count: 2, message: Start it twice.}
                        file:
                          - {path: /a, type: file, mode: 0640, contains: "x: y"}
                          - path: /b
                            expect: absent
                        changed: {path: /c, how: deleted}
                        """));
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void whatIsExpectedOnceHoldsForAll() {
        assertTrue(stated("port: [80, 443]\nexpect: absent\n").stream().noneMatch(Assertion::expected));
    }

    @Test
    void itHasTheKeysOfAScript() {
        var check = check("port: 80\nneeds: other\npoints: 3\nstill: true\non: command\nwhere: outside\n");
        assertEquals(List.of("other"), check.needs());
        assertEquals(3, check.points());
        assertTrue(check.still());
        assertTrue(check.onCommand());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', value = {
            "                              | 1 | The check states nothing. Write one of `process`, `file`, `changed`, `port`.",
            "points: 2                     | 1 | The check states nothing. Write one of `process`, `file`, `changed`, `port`.",
            "procces: nginx\\nport: 80     | 1 | `procces` is not a known key. Did you mean `process`?",
            "port: 80\\nfile: {path: /a, contians: b} | 2 | `file.contians` is not a known key. Did you mean `file.contains`?",
            "port: http                    | 1 | `port.number` is `http`. Write a whole number from 1 to 65535.",
            "port: 70000                   | 1 | `port.number` is `70000`. Write a whole number from 1 to 65535.",
            "port: 80\\nexpect: gone       | 2 | `expect` is `gone`. Write `present` or `absent`.",
            "file: {path: /a, mode: rw}    | 1 | `file.mode` is `rw`. Write the permission bits in octal, such as `644`.",
            "file: {path: /a, type: pipe}  | 1 | `file.type` is `pipe`. Write `file`, `folder` or `link`.",
            "changed: {path: /a, how: new} | 1 | `changed.how` is `new`. Write `added`, `modified` or `deleted`.",
            "port: 80\\nfile: root/app     | 2 | `file` names `root/app`, which does not begin with `/`. Write the whole path in the lab.",
            "file: /tmp/app                | 1 | `file` names `/tmp/app`, which lies in the lab's memory, where its engine sees nothing. Have the learner work elsewhere, or check it by a script inside the lab.",
            "file: [[/a]]                  | 1 | `file` holds a list in a list. Write one entry behind each `-`.",
            "port: 80\\nwhere: inside      | 2 | `where` is `inside`. Remove the line: the engine always looks from outside.",
            "port: 80\\nreads: /etc        | 2 | `reads` means nothing here: each statement names its own path. Remove the line.",
            "port: 80\\nneeds: othr        | 1 | It needs `othr`, which is not the check of any task. Did you mean `other`?",
            "port: {80                     | 2 | The YAML cannot be read: expected ',' or '}', but got <stream end>. Put the value in quotes if it holds a colon or begins with a special character.",
    })
    void whatIsWrongIsNamedWithItsLine(String yaml, int line, String sentence) {
        disk.file("checks/tied.yml", yaml == null ? "" : yaml.replace("\\n", "\n") + "\n");
        assertEquals("checks/tied.yml:" + line + " " + sentence, disk.complaint());
    }

    @Test
    void aStatementWithoutWhatItIsAboutLacksIt() {
        disk.file("checks/tied.yml", "port: 80\nprocess:\n  count: 1\n");
        assertEquals("checks/tied.yml:3 `process` lacks its `command`. Write `command: …`.", disk.complaint());
        assertTrue(disk.lesson().task("tied").isEmpty(), "half of a check would let half of the work pass");
    }
}
