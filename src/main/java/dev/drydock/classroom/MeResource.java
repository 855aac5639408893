package dev.drydock.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.drydock.identity.BearerToken;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Credentials;
import dev.drydock.identity.IdentityConfig;
import dev.drydock.identity.Learner;
import dev.drydock.identity.Scope;

/** Who is asking. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public class MeResource {

    private final Caller caller;
    private final Credentials credentials;
    private final IdentityConfig config;

    public MeResource(Caller caller, Credentials credentials, IdentityConfig config) {
        this.caller = caller;
        this.credentials = credentials;
        this.config = config;
    }

    /** The caller, as the API shows it. */
    public record Me(String id, String name, List<String> roles) {
    }

    /**
     * What a token is to be.
     *
     * @param scope {@code read} or {@code write}
     * @param seconds how long it is to live; a day where it is not said
     */
    public record Wanted(String scope, Long seconds) {
    }

    @GET
    @Operation(summary = "Who the caller is; a first call makes a guest")
    public Me me() {
        Learner learner = caller.learner();
        List<String> roles = learner.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted().toList();
        return new Me(learner.id(), learner.name(), roles);
    }

    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A bearer token for a program; it is shown this once")
    public Response token(Wanted wanted) {
        Duration life = wanted == null || wanted.seconds == null ? Duration.ofDays(1) : Duration.ofSeconds(wanted.seconds);
        if (!life.isPositive() || life.compareTo(config.longestToken()) > 0) {
            throw new BadRequest("A token lives from 1 to " + config.longestToken().toSeconds() + " seconds.");
        }
        BearerToken token = credentials.tokenFor(caller.learner(), scope(wanted), Instant.now().plus(life));
        return Response.status(201).entity(token).build();
    }

    private static Scope scope(Wanted wanted) {
        return switch (wanted == null || wanted.scope == null ? "read" : wanted.scope.toLowerCase(Locale.ROOT)) {
            case "read" -> Scope.READ;
            case "write" -> Scope.WRITE;
            default -> throw new BadRequest("The scope of a token is read or write.");
        };
    }
}
