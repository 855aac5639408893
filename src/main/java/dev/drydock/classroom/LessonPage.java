package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.identity.Caller;
import dev.drydock.lab.Labs;
import dev.drydock.progress.Progress;

/** A lesson: outline and text on one side, the learner's lab on the other. */
@Path("/courses/{course}/{lesson}")
public class LessonPage {

    private final Library library;
    private final Offer offer;
    private final Labs labs;
    private final Progress progress;
    private final Caller caller;
    private final Visitors visitors;

    LessonPage(Library library, Offer offer, Labs labs, Progress progress, Caller caller, Visitors visitors) {
        this.library = library;
        this.offer = offer;
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
        var lesson = library.lesson(courseId, lessonId).orElseThrow(NotFoundException::new);
        if (!offer.includes(lesson)) {
            throw new ClientErrorException(Response.Status.GONE);
        }
        var course = offer.course(courseId).orElseThrow(NotFoundException::new);
        var learner = caller.learner();
        var visitor = visitors.current();
        return Templates.lesson(visitor, LessonView.of(course, lesson, progress.in(learner, lesson), hasLab(lesson),
                visitor.instructor() ? offer.problems(lesson) : List.of(),
                visitor.instructor() ? offer.standing(lesson) : Standing.PROVEN));
    }

    private boolean hasLab(Lesson lesson) {
        return lesson.lab().flatMap(_ -> labs.current(caller.learner(), lesson.course(), lesson.id())).isPresent();
    }
}
