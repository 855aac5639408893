package dev.drydock.classroom;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.drydock.course.Course;
import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Quiz;
import dev.drydock.course.Task;

/** What can be learned here. */
@Path("/api/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "courses")
public class CoursesResource {

    private final Offer offer;

    CoursesResource(Offer offer) {
        this.offer = offer;
    }

    public record CourseAnswer(String id, String title, String summary, List<LessonAnswer> lessons) {
        static CourseAnswer of(Course course) {
            return new CourseAnswer(course.id(), course.title(), course.summary(),
                    course.lessons().stream().map(LessonAnswer::of).toList());
        }
    }

    /** @param lab the image of its lab; absent where the lesson is for reading */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LessonAnswer(String id, String title, Integer minutes, String lab, List<TaskAnswer> tasks,
            List<QuizAnswer> quizzes) {
        static LessonAnswer of(Lesson lesson) {
            return new LessonAnswer(lesson.id(), lesson.title(),
                    lesson.minutes().isPresent() ? lesson.minutes().getAsInt() : null,
                    lesson.lab().map(LabSpec::image).orElse(null),
                    lesson.tasks().stream().map(TaskAnswer::of).toList(),
                    lesson.quizzes().stream().map(QuizAnswer::of).toList());
        }
    }

    public record TaskAnswer(String id, String title, String step, boolean input, int points) {
        static TaskAnswer of(Task task) {
            return new TaskAnswer(task.id(), task.title(), task.step(), task.input(), task.points());
        }
    }

    /** @param kind single, multiple or text */
    public record QuizAnswer(String id, String question, String kind, List<OptionAnswer> options) {
        static QuizAnswer of(Quiz quiz) {
            List<OptionAnswer> options = IntStream.range(0, quiz.options().size())
                    .mapToObj(index -> new OptionAnswer(index, quiz.options().get(index).html())).toList();
            return new QuizAnswer(quiz.id(), quiz.question(), quiz.kind().name().toLowerCase(Locale.ROOT), options);
        }
    }

    public record OptionAnswer(int index, String html) {
    }

    @GET
    @Operation(summary = "Every course with its lessons, tasks and quizzes")
    public List<CourseAnswer> all() {
        return offer.courses().stream().map(CourseAnswer::of).toList();
    }
}
