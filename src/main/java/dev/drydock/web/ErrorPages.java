package dev.drydock.web;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A page instead of a bare status, for browsers; what is below /api answers with problem documents. */
@ApplicationScoped
public class ErrorPages {

    private static final Words SERVER_FAULT = new Words("Something went wrong here",
            "That is our fault, not yours. Your lab and your progress are not affected; try again in a moment.");
    private static final Map<Integer, Words> WORDS = Map.of(
            401, new Words("Nobody is signed in", "Open the list of courses first; that gives this browser a guest's session."),
            403, new Words("This page is not for you", "It needs rights that this browser does not have."),
            404, new Words("There is no such page", "The address may be mistyped, or the lesson has been moved or withdrawn."),
            405, new Words("That cannot be done here",
                    "This address is for something else. Go back and use the buttons of the page."),
            410, new Words("This lesson is being mended",
                    "Its own test failed, so it is not offered until its author has mended it. Your progress is kept."));

    private record Words(String title, String detail) {
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance error(int status, String title, String detail);
    }

    @ServerResponseFilter
    public void explain(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status >= 400 && !response.hasEntity()
                && isForPerson(request.getUriInfo().getPath(), request.getHeaderString("Accept"))) {
            response.setEntity(page(status), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    void explainUnrouted(@Observes Router router) {
        router.errorHandler(404, context -> {
            if (isForPerson(context.normalizedPath(), context.request().getHeader("Accept"))) {
                send(context, 404);
            } else {
                context.response().setStatusCode(404).putHeader("Content-Type", Problem.MEDIA_TYPE)
                        .end(JsonObject.mapFrom(ApiProblems.of(404)).encode());
            }
        });
    }

    private static void send(RoutingContext context, int status) {
        context.response().setStatusCode(status).putHeader("Content-Type", "text/html;charset=UTF-8").end(page(status));
    }

    private static String page(int status) {
        var words = WORDS.getOrDefault(status, SERVER_FAULT);
        return Templates.error(status, words.title(), words.detail()).render();
    }

    private static boolean isForPerson(String path, String accept) {
        return !path.startsWith("/api/") && !path.startsWith("/q/") && accept != null && accept.contains("text/html");
    }
}
