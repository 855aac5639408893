package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Problem;
import dev.drydock.identity.Caller;
import dev.drydock.lab.Labs;
import dev.drydock.progress.Progress;

/** A lesson: outline and text on one side, the learner's lab on the other. */
@Path("/courses/{course}/{lesson}")
public class LessonPage {

    private final Library library;
    private final Labs labs;
    private final Progress progress;
    private final Caller caller;
    private final Visitors visitors;

    LessonPage(Library library, Labs labs, Progress progress, Caller caller, Visitors visitors) {
        this.library = library;
        this.labs = labs;
        this.progress = progress;
        this.caller = caller;
        this.visitors = visitors;
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance lesson(Visitor visitor, LessonView view);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance show(@PathParam("course") String courseId, @PathParam("lesson") String lessonId) {
        var course = library.course(courseId).orElseThrow(NotFoundException::new);
        var lesson = course.lesson(lessonId).orElseThrow(NotFoundException::new);
        var learner = caller.learner();
        var visitor = visitors.current();
        return Templates.lesson(visitor, LessonView.of(course, lesson, progress.in(learner, lesson), hasLab(lesson),
                visitor.instructor() ? problems(lesson) : List.of()));
    }

    private List<Problem> problems(Lesson lesson) {
        var folder = lesson.course() + "/" + lesson.id() + "/";
        return library.problems().stream().filter(problem -> problem.file().startsWith(folder)).toList();
    }

    private boolean hasLab(Lesson lesson) {
        return lesson.lab().flatMap(_ -> labs.current(caller.learner(), lesson.course(), lesson.id())).isPresent();
    }
}
