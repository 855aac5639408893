package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test came to, as one process keeps it and another reads it. */
class ProofsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private Proofs command;
    private Proofs server;

    @BeforeEach
    void bothLookOnce() throws IOException {
        command = new Proofs(folder);
        server = new Proofs(folder);
        assertEquals(Optional.empty(), server.of(lesson("one"), "image"));
    }

    private Lesson lesson(String text) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("lessons/course/01-lesson"));
        Files.writeString(lesson.resolve("lesson.md"), "---\ntitle: " + text + "\n---\n");
        return new LessonReader().read(lesson).lesson().orElseThrow();
    }

    private static Proof proof(boolean held, Instant at) {
        return new Proof("course/01-lesson", held, at, held ? List.of() : List.of("It is empty."));
    }

    @Test
    void isSeenAtOnceAndBelongsToOneStateOfFolderAndImage() throws IOException {
        Lesson lesson = lesson("one");
        command.keep(lesson, "image", proof(false, NOON));
        assertEquals(Optional.of(proof(false, NOON)), server.of(lesson, "image"));
        assertEquals(Optional.empty(), server.of(lesson, "another build"));
        assertEquals(Optional.empty(), server.of(lesson("two"), "image"));
        command.keep(lesson, "image", proof(true, NOON));
        assertEquals(Optional.of(proof(true, NOON)), server.of(lesson("one"), "image"));
    }

    @Test
    void oneThatCannotBeReadCountsAsNone() throws IOException {
        Lesson lesson = lesson("one");
        command.keep(lesson, "image", proof(true, NOON));
        try (var files = Files.list(folder.resolve("proofs"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "{ half");
            }
        }
        assertEquals(Optional.empty(), new Proofs(folder).of(lesson, "image"));
    }

    @Test
    void ofManyStatesTheOldestAreForgotten() throws IOException {
        for (int i = 0; i < 25; i++) {
            command.keep(lesson("one"), "image " + i, proof(true, NOON.plusSeconds(i)));
        }
        assertFalse(server.of(lesson("one"), "image 4").isPresent());
        assertEquals(NOON.plusSeconds(5), server.of(lesson("one"), "image 5").orElseThrow().at());
    }
}
