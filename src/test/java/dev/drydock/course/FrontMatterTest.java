package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontMatterTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    @Test
    void everyKeyIsRead() {
        disk.file("lesson.md", """
                ---
                title: "Keep data: in a volume"
                summary: Data outlives the container.
                minutes: 15
                level: beginner
                tags: [volumes, storage]
                lab:
                  image: base
                  start: hostname
                  gate: true
                  network: peers
                  peers: [web, db]
                  memory: 512m
                  minutes: 60
                  runtime: runsc
                ---
                Text.
                """);
        var lesson = disk.lesson();
        assertEquals(List.of(), disk.complaints());
        assertEquals("Keep data: in a volume", lesson.title());
        assertEquals("Data outlives the container.", lesson.summary());
        assertEquals(OptionalInt.of(15), lesson.minutes());
        assertEquals("beginner", lesson.level());
        assertEquals(List.of("volumes", "storage"), lesson.tags());
        assertEquals(Optional.of(new LabSpec("base", Optional.of("hostname"), true, LabSpec.Network.PEERS, List.of("web", "db"),
                OptionalLong.of(512L << 20), Optional.of(Duration.ofMinutes(60)), Optional.of("runsc"))), lesson.lab());
    }

    @Test
    void onlyTheTitleIsRequired() {
        disk.file("lesson.md", "---\ntitle: Knots\n---\nText.\n");
        assertEquals(List.of(), disk.complaints());
        assertEquals(Optional.empty(), disk.lesson().lab());
    }

    @Test
    void aLabWithoutKeysIsTheBaseLabWithoutANetwork() {
        disk.file("lesson.md", "---\ntitle: Knots\nlab:\n---\n");
        var lab = disk.lesson().lab().orElseThrow();
        assertEquals("base", lab.image());
        assertEquals(LabSpec.Network.NONE, lab.network());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNoHarm() {
        disk.file("lesson.md", "\uFEFF---\r\ntitle: Knots\r\n---\r\n\r\n## One\r\n\r\nText.\r\n");
        assertEquals(List.of(), disk.complaints());
        assertEquals("One", disk.lesson().steps().getFirst().title());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', value = {
            "titel: Knots           | 2 | `titel` is not a known key. Did you mean `title`?",
            "title: A\\nimage: base | 3 | `image` is not a known key. Did you mean `lab.image`?",
            "title: A\\nlab:\\n  imgae: base | 4 | `lab.imgae` is not a known key. Did you mean `lab.image`?",
            "title: A\\nlab: base   | 3 | `lab` holds no keys of its own. Write its keys below it, indented by two blanks.",
            "title: A\\nminutes: soon | 3 | `minutes` is `soon`. Write a whole number from 1 to 1440.",
            "title: A\\nminutes: 0  | 3 | `minutes` is `0`. Write a whole number from 1 to 1440.",
            "title: A\\ntitle: B    | 3 | `title` is there twice. Remove one of the two.",
            "title: A\\nlab:\\n  network: all | 4 | `lab.network` is `all`. Write `none`, `peers` or `internet`.",
            "title: A\\nlab:\\n  peers: [web] | 4 | `lab.peers` names containers that the lab could not reach. Add `network: peers`, or remove the key.",
            "title: A\\nlab:\\n  gate: maybe | 4 | `lab.gate` is `maybe`. Write `true` or `false`.",
            "title: A\\nlab:\\n  memory: lots | 4 | `lab.memory` is `lots`. Write a number with `m` or `g`, as in `512m`.",
            "title: A\\nlab:\\n  image: ../x | 4 | `lab.image` is `../x`. Name a folder of `lab-images`, as in `base`.",
            "title: A\\ntags: {a: b} | 3 | `tags` is not a list. Write `tags: [one, two]`.",
            "title: [A]              | 2 | `title` has no text. Write `title: …`, or remove the key.",
            "title:                  | 2 | `title` has no text. Write `title: …`, or remove the key.",
            "- title                 | 2 | These are not keys with values. Write one `key: value` a line.",
    })
    void aWrongKeyIsNamedWithItsLineAndItsMend(String yaml, int line, String sentence) {
        disk.file("lesson.md", "---\n" + yaml.replace("\\n", "\n") + "\n---\nText.\n");
        assertTrue(disk.complaints().contains("lesson.md:" + line + " " + sentence), () -> disk.complaints().toString());
    }

    @Test
    void allWrongKeysAreNamedAndNotOnlyTheFirst() {
        disk.file("lesson.md", "---\ntitle: A\nminuts: 3\nlevl: easy\nlab:\n  imag: base\n---\n");
        assertEquals(List.of(3, 4, 6), disk.problems().stream().map(Problem::line).toList());
    }

    @Test
    void yamlThatCannotBeReadIsNamedWithItsLine() {
        disk.file("lesson.md", "---\ntitle: A\nsummary: one: two: three\n---\nText.\n");
        assertTrue(disk.complaints().getFirst().startsWith("lesson.md:3 The YAML cannot be read"), disk.complaints()::toString);
    }

    @Test
    void aLessonWithoutFrontMatterIsStillShown() {
        disk.file("lesson.md", "# Knots and bends\n\nText.\n");
        assertEquals("Knots and bends", disk.lesson().title());
        assertEquals("lesson.md:1 The lesson has no front matter, and so no title. Begin the file with three lines: `---`, "
                + "`title: …`, `---`.", disk.complaint());
    }

    @Test
    void frontMatterWithoutAnEndIsNamed() {
        disk.file("lesson.md", "---\ntitle: A\n\nText.\n");
        assertEquals("lesson.md:1 The front matter never ends. Put a line `---` after its last key.", disk.complaint());
    }

    @Test
    void aYamlBombIsRefusedAtOnce() {
        var bomb = new StringBuilder("---\ntitle: A\ntags: ").append("[".repeat(5_000)).append("\n---\n");
        disk.file("lesson.md", bomb.toString());
        assertTrue(disk.complaints().getFirst().contains("The YAML cannot be read"), disk.complaints()::toString);
    }
}
