package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

class SecretTest {

    @Test
    void neitherScriptsNorAnswersAreInTheHtmlOrTheJsonOfALesson(@TempDir Path root) throws Exception {
        var disk = LessonOnDisk.in(root).script("checks/tied.sh", "#!/bin/sh\necho scriptword\n").text("""
                - [ ] [Tie](checks/tied.sh)

                What?

                - [ ] wrong

                  feedbackword

                - [x] right

                How many?

                - [x] `answerword`
                """);
        var json = new ObjectMapper().registerModule(new Jdk8Module()).writeValueAsString(disk.lesson());
        assertTrue(json.contains("wrong") && json.contains("Tie"), json);
        for (var secret : new String[] { "scriptword", "feedbackword", "answerword", "marks", root.toString() }) {
            assertFalse(json.contains(secret), json);
        }
    }
}
