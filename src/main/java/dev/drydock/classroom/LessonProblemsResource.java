package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.drydock.course.Problem;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Role;

/** What is wrong with the lessons, for those who write them. */
@Path("/api/lessons/problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "courses")
public class LessonProblemsResource {

    private final Offer offer;
    private final Caller caller;

    LessonProblemsResource(Offer offer, Caller caller) {
        this.offer = offer;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "For instructors: file, line, what is wrong and how to mend it")
    public Response all() {
        if (!caller.learner().is(Role.INSTRUCTOR)) {
            return Response.status(403).type(dev.drydock.web.Problem.MEDIA_TYPE)
                    .entity(dev.drydock.web.Problem.of(403, "For instructors",
                            "Open the instructor link that the server printed when it started."))
                    .build();
        }
        List<Problem> problems = offer.problems();
        return Response.ok(problems).build();
    }
}
