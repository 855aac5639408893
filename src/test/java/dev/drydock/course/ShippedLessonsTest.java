package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class ShippedLessonsTest {

    @Test
    void theLessonsThatComeWithDrydockHaveNoProblems() {
        var shelf = new ShelfReader(Path.of("lessons")).read(Shelf.EMPTY);
        assertFalse(shelf.courses().isEmpty());
        assertEquals(List.of(), shelf.problems());
    }
}
