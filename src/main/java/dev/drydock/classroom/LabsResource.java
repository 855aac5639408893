package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.helping.RaisedHands;
import dev.drydock.identity.Caller;
import dev.drydock.lab.ClientAddress;
import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;
import dev.drydock.preview.PreviewAddresses;
import dev.drydock.preview.Previews;
import dev.drydock.recording.Recordings;

/** The caller's labs. */
@Path("/api/labs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "labs")
public class LabsResource {

    private final Labs labs;
    private final Library library;
    private final Offer offer;
    private final Caller caller;
    private final Previews previews;
    private final Recordings recordings;
    private final RaisedHands hands;
    private final PreviewAddresses addresses;
    private final HttpServerRequest request;

    LabsResource(Labs labs, Library library, Offer offer, Caller caller, Previews previews, PreviewAddresses addresses,
            Recordings recordings, RaisedHands hands,
            @Context HttpServerRequest request) {
        this.labs = labs;
        this.library = library;
        this.offer = offer;
        this.caller = caller;
        this.previews = previews;
        this.addresses = addresses;
        this.recordings = recordings;
        this.hands = hands;
        this.request = request;
    }

    /** Which lesson a lab is for. */
    public record Wanted(String course, String lesson) {
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start the lab of a lesson, or find the one that runs; 202 when it waits for a place")
    public Response start(Wanted wanted) {
        if (wanted == null || wanted.course == null || wanted.lesson == null) {
            throw new BadRequest("Say which lesson: {\"course\": \"…\", \"lesson\": \"…\"}.");
        }
        Lesson lesson = library.lesson(wanted.course, wanted.lesson)
                .orElseThrow(() -> new NotThere("There is no lesson " + wanted.course + "/" + wanted.lesson + "."));
        if (!offer.includes(lesson)) {
            throw new NotThere("The lesson " + lesson.title() + " is not offered until its author has mended it.");
        }
        ClientAddress client = ClientAddress.of(request.remoteAddress().hostAddress());
        Labs.Started started = labs.start(caller.learner(), lesson, client);
        boolean waits = started.lab().state() == LabState.QUEUED;
        return Response.status(waits ? 202 : started.created() ? 201 : 200)
                .entity(LabAnswer.of(started.lab(), template(started.lab()), null, Optional.empty())).build();
    }

    @GET
    @Operation(summary = "The caller's labs that have not ended")
    public List<LabAnswer> all() {
        return labs.of(caller.learner()).stream().map(lab -> LabAnswer.of(lab, template(lab), null, Optional.empty())).toList();
    }

    @GET
    @Path("{lab}")
    @Operation(summary = "One lab of the caller; another's is 404")
    public LabAnswer one(@PathParam("lab") String lab) {
        return answer(labs.find(caller.learner(), lab));
    }

    @POST
    @Path("{lab}/extend")
    @Operation(summary = "Give the lab more time, up to its longest")
    public LabAnswer extend(@PathParam("lab") String lab) {
        return answer(labs.extend(caller.learner(), lab));
    }

    @POST
    @Path("{lab}/sleep")
    @Operation(summary = "Freeze the lab; files and processes stay as they are")
    public LabAnswer sleep(@PathParam("lab") String lab) {
        return answer(labs.sleep(caller.learner(), lab));
    }

    @POST
    @Path("{lab}/wake")
    @Operation(summary = "Let a sleeping lab go on; say of one that is awake that it is still wanted")
    public LabAnswer wake(@PathParam("lab") String lab) {
        return answer(labs.wake(caller.learner(), lab));
    }

    @POST
    @Path("{lab}/reset")
    @Operation(summary = "Make the lab as it was at first; its id and time stay")
    public LabAnswer reset(@PathParam("lab") String lab) {
        return answer(labs.reset(caller.learner(), lab));
    }

    @DELETE
    @Path("{lab}")
    @Operation(summary = "End the lab")
    public void end(@PathParam("lab") String lab) {
        labs.end(caller.learner(), lab);
        recordings.ended(lab);
        hands.labEnded(lab);
    }

    @DELETE
    @Path("{lab}/terminals/{n}")
    @Operation(summary = "End one terminal and every process that came from it")
    public void endTerminal(@PathParam("lab") String lab, @PathParam("n") int n) {
        if (n < 1 || n > 8) {
            throw new NotThere("Terminals are numbered from 1 to 8.");
        }
        labs.endTerminal(caller.learner(), lab, n);
    }

    private LabAnswer answer(Lab lab) {
        return LabAnswer.of(lab, template(lab), previews.portsOf(lab), hands.state(lab.id()));
    }

    private String template(Lab lab) {
        return addresses.template(request, lab.id());
    }
}
