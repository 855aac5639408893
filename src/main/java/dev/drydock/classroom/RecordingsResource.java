package dev.drydock.classroom;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.identity.Caller;
import dev.drydock.recording.LabRecordings;
import dev.drydock.recording.Recordings;

/** What the terminals of the caller's labs printed. */
@Path("/api/labs/{lab}/recordings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "recordings")
public class RecordingsResource {

    private static final String ASCIICAST = "application/x-asciicast";

    private final Recordings recordings;
    private final Caller caller;

    RecordingsResource(Recordings recordings, Caller caller) {
        this.recordings = recordings;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What was recorded of a lab of the caller, terminal by terminal; another's is 404")
    public LabRecordings of(@PathParam("lab") String lab) {
        return recordings.of(caller.learner(), lab);
    }

    @GET
    @Path("{terminal}")
    @Produces({ ASCIICAST, MediaType.APPLICATION_JSON })
    @Operation(summary = "What a terminal printed, as an asciicast of version 2")
    public Response cast(@PathParam("lab") String lab, @PathParam("terminal") int terminal) {
        byte[] cast = recordings.cast(caller.learner(), lab, terminal)
                .orElseThrow(() -> new NotThere("There is no recording of this terminal."));
        return Response.ok(cast, ASCIICAST).header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + lab + "-" + terminal + ".cast\"").build();
    }

    @POST
    @Path("keep")
    @Operation(summary = "Let the recordings of a lab outlive it; 409 when the caller keeps as many as one may")
    public LabRecordings keep(@PathParam("lab") String lab) {
        return recordings.keep(caller.learner(), lab);
    }

    @DELETE
    @Operation(summary = "Erase what was recorded of a lab so far, kept or not")
    public void erase(@PathParam("lab") String lab) {
        recordings.erase(caller.learner(), lab);
    }
}
