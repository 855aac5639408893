package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Problem;

/** What instructors should mend in the lessons. */
@Path("/problems")
public class ProblemsPage {

    private final Offer offer;
    private final Visitors visitors;

    ProblemsPage(Offer offer, Visitors visitors) {
        this.offer = offer;
        this.visitors = visitors;
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance problems(Visitor visitor, List<Problem> problems);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance show() {
        var visitor = visitors.current();
        if (!visitor.instructor()) {
            throw new ForbiddenException("This page is for instructors.");
        }
        return Templates.problems(visitor, offer.problems());
    }
}
