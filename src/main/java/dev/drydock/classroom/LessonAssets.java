package dev.drydock.classroom;

import java.io.IOException;
import java.nio.file.Files;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Library;

/** The pictures and other files that a lesson's text refers to. */
@Path("/courses/{course}/{lesson}/assets/{path: .+}")
public class LessonAssets {

    private final Library library;

    LessonAssets(Library library) {
        this.library = library;
    }

    @GET
    @RunOnVirtualThread
    public Response show(@PathParam("course") String course, @PathParam("lesson") String lesson, @PathParam("path") String path,
            @Context Request request) throws IOException {
        var file = library.lesson(course, lesson).flatMap(found -> found.asset(path)).orElseThrow(NotFoundException::new);
        var state = new EntityTag(Files.getLastModifiedTime(file).toMillis() + "-" + Files.size(file));
        var unchanged = request.evaluatePreconditions(state);
        // An SVG opened by itself is a document of our origin, so it may neither run nor load anything
        return (unchanged != null ? unchanged : Response.ok(file.toFile(), typeOf(file)))
                .tag(state)
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }

    private static String typeOf(java.nio.file.Path file) throws IOException {
        if (file.toString().endsWith(".svg")) {
            return "image/svg+xml";
        }
        var type = Files.probeContentType(file);
        return type == null ? "application/octet-stream" : type;
    }
}
