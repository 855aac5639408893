package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.helping.HelpChanges;
import dev.drydock.helping.HelpDesk;
import dev.drydock.helping.HelpEvent;
import dev.drydock.helping.HelpRequest;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Learner;

/** Raised hands, for instructors; everybody else is 403. */
@Path("/api/help")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "help")
public class HelpRequestsResource {

    private final HelpDesk desk;
    private final HelpViews views;
    private final HelpChanges changes;
    private final Caller caller;

    HelpRequestsResource(HelpDesk desk, HelpViews views, HelpChanges changes, Caller caller) {
        this.desk = desk;
        this.views = views;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Requests for help that are not over, the longest raised first")
    public List<HelpRequestAnswer> open() {
        return open(caller.learner());
    }

    private List<HelpRequestAnswer> open(Learner by) {
        return desk.open(by).stream().map(request -> views.of(request, by)).toList();
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The same as server-sent events: one at once, and one whenever it changes")
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        Learner by = caller.learner();
        desk.open(by);
        HelpStream.send(changes.follow(true), sink, sse, () -> open(by));
    }

    @GET
    @Path("log")
    @Operation(summary = "Who raised a hand, offered, agreed, refused, watched, typed and ended it, in which lab and when; the latest first, 200 lines")
    public List<HelpEvent> log(@QueryParam("before") Long before) {
        return desk.log(caller.learner(), before == null ? Long.MAX_VALUE : before);
    }

    @GET
    @Path("{request}")
    @Operation(summary = "One request, also one that is over", description = "While it is watching, asked or typing, and the caller answers it, the WebSocket /api/labs/{lab}/terminals/{terminal}?watch={request} opens")
    public HelpRequestAnswer one(@PathParam("request") String request) {
        return desk.find(caller.learner(), request).map(it -> views.of(it, caller.learner()))
                .orElseThrow(() -> new NotThere("There is no such request for help."));
    }

    @POST
    @Path("{request}/offer")
    @Operation(summary = "Offer to watch; the learner says yes or no")
    public HelpRequestAnswer offer(@PathParam("request") String request) {
        return answer(desk.offer(caller.learner(), request));
    }

    @DELETE
    @Path("{request}/offer")
    @Operation(summary = "Take the offer back")
    public HelpRequestAnswer withdraw(@PathParam("request") String request) {
        return answer(desk.withdraw(caller.learner(), request));
    }

    @POST
    @Path("{request}/typing")
    @Operation(summary = "Ask to type in the terminal that is watched; the learner says yes or no")
    public HelpRequestAnswer askToType(@PathParam("request") String request) {
        return answer(desk.askToType(caller.learner(), request));
    }

    @DELETE
    @Path("{request}/typing")
    @Operation(summary = "Type no more, or take the question back; watching goes on")
    public HelpRequestAnswer endTyping(@PathParam("request") String request) {
        return answer(desk.endTyping(caller.learner(), request));
    }

    @DELETE
    @Path("{request}")
    @Operation(summary = "End all of it; of a hand that nobody answers it says that the learner was helped otherwise")
    public void end(@PathParam("request") String request) {
        desk.end(caller.learner(), request);
    }

    private HelpRequestAnswer answer(HelpRequest request) {
        return views.of(request, caller.learner());
    }
}
