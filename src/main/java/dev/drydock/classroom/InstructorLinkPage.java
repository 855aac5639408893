package dev.drydock.classroom;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

import dev.drydock.identity.Caller;
import dev.drydock.identity.Credentials;
import dev.drydock.identity.IdentityConfig;
import dev.drydock.identity.IdentityFilter;
import dev.drydock.identity.InstructorLinks;
import dev.drydock.identity.Learner;
import dev.drydock.identity.Role;

/** Where the one-time link leads: a button only, because opening a link must not change anything. */
@Path("/instructor/{token}")
public class InstructorLinkPage {

    private final InstructorLinks links;
    private final Caller caller;
    private final Credentials credentials;
    private final IdentityConfig config;

    public InstructorLinkPage(InstructorLinks links, Caller caller, Credentials credentials, IdentityConfig config) {
        this.links = links;
        this.caller = caller;
        this.credentials = credentials;
        this.config = config;
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance instructorLink(String token, boolean spent);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("token") String token) {
        return Templates.instructorLink(token, false);
    }

    /** The same person with one role more: labs and progress stay. */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response become(@PathParam("token") String token, RoutingContext request) {
        if (!links.consume(token)) {
            return Response.status(Response.Status.GONE).entity(Templates.instructorLink(token, true)).build();
        }
        Learner learner = caller.learner();
        Set<Role> roles = new HashSet<>(learner.roles());
        roles.add(Role.INSTRUCTOR);
        IdentityFilter.signIn(request, credentials, config, new Learner(learner.id(), learner.name(), roles));
        return Response.seeOther(URI.create("/problems")).build();
    }
}
