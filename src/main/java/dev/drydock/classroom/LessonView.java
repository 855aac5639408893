package dev.drydock.classroom;

import java.util.List;
import java.util.Set;

import dev.drydock.course.Course;
import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Problem;
import dev.drydock.course.Step;
import dev.drydock.progress.LessonProgress;

/**
 * A lesson as its page shows it to one learner.
 *
 * @param minutes 0 when the author does not say
 * @param lab whether the lesson has one
 * @param labExists whether this learner's is there already, so that the page attaches at once
 * @param startCommand what is typed when the lab is ready; empty for nothing
 * @param problems what an instructor has to mend in it; nobody else sees any
 * @param standing what an instructor is told of its test
 * @param previous null for the course's first lesson
 * @param next null for its last
 */
public record LessonView(Course course, Lesson lesson, int minutes, boolean lab, boolean labExists, String startCommand,
        List<BlockView> introduction, List<StepView> steps, int done, int total, List<Problem> problems, Standing standing,
        Link previous,
        Link next) {

    /**
     * A step of the lesson.
     *
     * @param titleHtml sanitised
     * @param setup its id, where the author wrote a script for it; otherwise null
     * @param waits what has to be done before it opens; null when it is open
     */
    public record StepView(String anchor, String title, String titleHtml, List<BlockView> blocks, String setup, String waits) {

        static StepView of(Lesson lesson, Step step, Set<String> passed) {
            return new StepView(step.anchor(), step.title(), step.titleHtml(), BlockView.of(step.blocks(), passed),
                    lesson.stepSetups().containsKey(step.id()) ? step.id() : null,
                    Gate.closed(lesson, step.id(), passed).orElse(null));
        }
    }

    static LessonView of(Course course, Lesson lesson, LessonProgress progress, boolean labExists,
            List<Problem> problems, Standing standing) {
        var passed = Set.copyOf(progress.tasks());
        var steps = lesson.steps().stream().map(step -> StepView.of(lesson, step, passed)).toList();
        return new LessonView(course, lesson, lesson.minutes().orElse(0), lesson.lab().isPresent(), labExists,
                lesson.lab().flatMap(LabSpec::start).orElse(""), BlockView.of(lesson.introduction(), passed), steps,
                progress.done(), progress.total(), problems, standing, beside(course, lesson, -1), beside(course, lesson, 1));
    }

    private static Link beside(Course course, Lesson lesson, int distance) {
        var ids = course.lessons().stream().map(Lesson::id).toList();
        int at = ids.indexOf(lesson.id()) + distance;
        return at >= 0 && at < ids.size() ? Link.to(course.lessons().get(at)) : null;
    }
}
