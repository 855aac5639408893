package dev.drydock.course;

import java.util.List;
import java.util.Optional;

/**
 * A folder of lessons.
 *
 * @param id name of the folder
 * @param lessons in the order of their numbers
 */
public record Course(String id, String title, String summary, List<Lesson> lessons) {

    public Course {
        lessons = List.copyOf(lessons);
    }

    public Optional<Lesson> lesson(String lessonId) {
        return lessons.stream().filter(lesson -> lesson.id().equals(lessonId)).findFirst();
    }
}
