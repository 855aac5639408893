package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every lesson of the project keeps its promise, by the command that authors use. */
@Tag(RunningDrydock.TAG)
class LessonsTest {

    @Test
    void everyLessonThatShipsIsProven(@TempDir Path data) throws IOException, InterruptedException {
        LessonCommandRun run = LessonCommandRun.of(data, Path.of("lessons"), "test");
        assertEquals(0, run.code(), () -> run.out() + run.err() + transcripts(data));
        assertTrue(run.out().contains("containers/01-one-kernel"), run.out());
    }

    private static String transcripts(Path data) {
        StringBuilder all = new StringBuilder();
        try (var files = Files.newDirectoryStream(data.resolve("lesson-test"), "*.txt")) {
            for (Path file : files) {
                all.append(Files.readString(file));
            }
        } catch (IOException none) {
            return none.toString();
        }
        return all.toString();
    }
}
