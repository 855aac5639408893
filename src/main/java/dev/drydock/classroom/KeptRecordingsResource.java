package dev.drydock.classroom;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.identity.Caller;
import dev.drydock.recording.LabRecordings;
import dev.drydock.recording.Recordings;

/** The recordings that the caller keeps beyond the labs that they are of. */
@Path("/api/recordings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "recordings")
public class KeptRecordingsResource {

    private final Recordings recordings;
    private final Caller caller;

    KeptRecordingsResource(Recordings recordings, Caller caller) {
        this.recordings = recordings;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The recordings that the caller keeps, the latest first")
    public List<LabRecordings> kept() {
        return recordings.kept(caller.learner());
    }
}
