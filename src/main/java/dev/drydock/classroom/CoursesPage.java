package dev.drydock.classroom;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.identity.Caller;
import dev.drydock.progress.LessonProgress;
import dev.drydock.progress.Progress;

/** The first page: every course, its lessons, and how far the learner is. */
@Path("/")
public class CoursesPage {

    private final Offer offer;
    private final Progress progress;
    private final Caller caller;
    private final Visitors visitors;

    CoursesPage(Offer offer, Progress progress, Caller caller, Visitors visitors) {
        this.offer = offer;
        this.progress = progress;
        this.caller = caller;
        this.visitors = visitors;
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        /** @param next where to begin or go on; null when everything is done */
        static native TemplateInstance courses(Visitor visitor, List<CourseCard> courses, Link next, boolean begun);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance show() {
        var courses = offer.courses();
        var done = progress.in(caller.learner(), courses).stream().collect(groupingBy(LessonProgress::course,
                toMap(LessonProgress::lesson, Function.identity())));
        var visitor = visitors.current();
        var cards = courses.stream().filter(course -> !course.lessons().isEmpty())
                .map(course -> CourseCard.of(course, done.get(course.id()),
                        lesson -> visitor.instructor() ? offer.standing(lesson) : Standing.PROVEN))
                .toList();
        return Templates.courses(visitor, cards, next(cards), cards.stream().anyMatch(card -> card.done() > 0));
    }

    /** The first lesson that is begun and not done; otherwise the first new one. */
    private static Link next(List<CourseCard> cards) {
        var lessons = cards.stream().flatMap(card -> card.lessons().stream()).filter(lesson -> lesson.total() > 0).toList();
        return lessons.stream().filter(lesson -> lesson.state().equals("begun")).findFirst()
                .or(() -> lessons.stream().filter(lesson -> lesson.state().equals("new")).findFirst())
                .map(lesson -> new Link(lesson.path(), lesson.title())).orElse(null);
    }
}
