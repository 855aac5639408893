package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson of the corpus gives one problem, which says where, what, and how to mend it. */
class BrokenLessonsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path root;

    static List<BrokenLessons> lessons() {
        return BrokenLessons.all().toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void oneMistakeIsOneProblem(BrokenLessons broken) {
        var disk = LessonOnDisk.in(root);
        broken.writeTo(disk);
        var complaints = assertTimeoutPreemptively(PATIENCE, disk::complaints);
        assertEquals(List.of(broken.problem()), complaints);
    }
}
