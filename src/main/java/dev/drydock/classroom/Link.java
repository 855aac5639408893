package dev.drydock.classroom;

import dev.drydock.course.Lesson;

/** A lesson to go to. */
public record Link(String path, String title) {

    static Link to(Lesson lesson) {
        return new Link(lesson.path(), lesson.title());
    }
}
