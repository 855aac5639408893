package dev.drydock.classroom;

import java.net.URI;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.identity.Caller;
import dev.drydock.identity.Learner;
import dev.drydock.identity.Role;
import dev.drydock.lab.SetUpFailures;
import dev.drydock.progress.Attempts;

/** Takes what an instructor has dealt with off the lists of {@link ChecksPage}, and puts it back. */
@Path(SettledResource.PATH)
@RunOnVirtualThread
public class SettledResource {

    static final String PATH = "/instructor/checks";

    private final Attempts attempts;
    private final SetUpFailures setUps;
    private final Caller caller;

    SettledResource(Attempts attempts, SetUpFailures setUps, Caller caller) {
        this.attempts = attempts;
        this.setUps = setUps;
        this.caller = caller;
    }

    @POST
    @Path("/attempts/{id}/settle")
    public Response settleAttempt(@PathParam("id") long id) {
        return backToTheLists(attempts.settle(instructor(), id));
    }

    @POST
    @Path("/attempts/{id}/reopen")
    public Response reopenAttempt(@PathParam("id") long id) {
        instructor();
        return backToTheLists(attempts.reopen(id));
    }

    @POST
    @Path("/set-ups/{id}/settle")
    public Response settleSetUp(@PathParam("id") long id) {
        return backToTheLists(setUps.settle(instructor(), id));
    }

    @POST
    @Path("/set-ups/{id}/reopen")
    public Response reopenSetUp(@PathParam("id") long id) {
        instructor();
        return backToTheLists(setUps.reopen(id));
    }

    private Learner instructor() {
        Learner learner = caller.learner();
        if (!learner.is(Role.INSTRUCTOR)) {
            throw new ForbiddenException("These lists are for instructors.");
        }
        return learner;
    }

    private static Response backToTheLists(boolean found) {
        if (!found) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create(PATH)).build();
    }
}
