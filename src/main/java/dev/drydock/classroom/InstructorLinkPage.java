package dev.drydock.classroom;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where the one-time link leads: a button only, because opening a link must not change anything. */
@Path("/instructor/{token}")
public class InstructorLinkPage {

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance instructorLink(String token);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("token") String token) {
        return Templates.instructorLink(token);
    }
}
