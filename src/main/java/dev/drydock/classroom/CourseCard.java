package dev.drydock.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.drydock.course.Course;
import dev.drydock.course.Lesson;
import dev.drydock.progress.LessonProgress;

/** A course in the list of courses, with what the learner has done of it. */
public record CourseCard(String id, String title, String summary, int done, int total, List<LessonCard> lessons) {

    /**
     * A lesson in the list.
     *
     * @param number its place in the course, from 1
     * @param minutes 0 when the author does not say
     * @param state new, begun or done, for the style sheet
     * @param standing what instructors are told of its test
     */
    public record LessonCard(int number, String path, String title, String summary, int minutes, String level, boolean lab,
            int done, int total, String state, Standing standing) {

        static LessonCard of(int number, Lesson lesson, LessonProgress progress, Standing standing) {
            return new LessonCard(number, lesson.path(), lesson.title(), lesson.summary(), lesson.minutes().orElse(0),
                    lesson.level(), lesson.lab().isPresent(), progress.done(), progress.total(), stateOf(progress),
                    standing);
        }

        private static String stateOf(LessonProgress progress) {
            if (progress.done() == 0) {
                return "new";
            }
            return progress.done() == progress.total() ? "done" : "begun";
        }
    }

    static CourseCard of(Course course, Map<String, LessonProgress> byLesson, Function<Lesson, Standing> standing) {
        var cards = new ArrayList<LessonCard>();
        for (var lesson : course.lessons()) {
            cards.add(LessonCard.of(cards.size() + 1, lesson, byLesson.get(lesson.id()), standing.apply(lesson)));
        }
        return new CourseCard(course.id(), course.title(), course.summary(),
                cards.stream().mapToInt(LessonCard::done).sum(), cards.stream().mapToInt(LessonCard::total).sum(), cards);
    }
}
