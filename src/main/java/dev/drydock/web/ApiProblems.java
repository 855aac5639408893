package dev.drydock.web;

import java.util.Map;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Below {@code /api} every failure is a problem document, also those that no room foresaw. */
public class ApiProblems {

    private static final Logger LOG = Logger.getLogger(ApiProblems.class);
    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);
    private static final Map<Integer, Problem> KNOWN = Map.of(
            400, Problem.of(400, "Not understood", "The request cannot be read; /q/openapi says what is expected."),
            404, Problem.of(404, "Not found", "There is nothing at this address."),
            405, Problem.of(405, "Not possible here", "This address knows other methods; /q/openapi lists them."),
            413, Problem.of(413, "Too large", "The request is larger than this server takes."),
            415, Problem.of(415, "Not understood", "Send JSON, and say so by Content-Type: application/json."));

    @ServerExceptionMapper
    public Response answered(WebApplicationException e) {
        return e.getResponse();
    }

    @ServerExceptionMapper
    public Response unforeseen(RuntimeException e) {
        LOG.error("A request failed in a way that nobody foresaw", e);
        return Response.serverError().build();
    }

    @ServerResponseFilter
    public void explain(ContainerRequestContext request, ContainerResponseContext response) {
        boolean unexplained = response.getStatus() >= 400
                && (!response.hasEntity() || !PROBLEM.isCompatible(response.getMediaType()));
        if (unexplained && request.getUriInfo().getPath().startsWith("/api/")) {
            response.setEntity(of(response.getStatus()), null, PROBLEM);
        }
    }

    static Problem of(int status) {
        return KNOWN.getOrDefault(status, Problem.of(status, status >= 500 ? "The server failed" : "Not possible", status >= 500
                ? "That is our fault, not yours. Try again in a moment, and tell whoever runs this server if it stays so."
                : "The request cannot be carried out; /q/openapi says what is expected."));
    }
}
