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
import dev.drydock.progress.LessonProgress;
import dev.drydock.progress.Progress;

/** How far the caller is. */
@Path("/api/progress")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "progress")
public class ProgressResource {

    private final Offer offer;
    private final Progress progress;
    private final Caller caller;

    ProgressResource(Offer offer, Progress progress, Caller caller) {
        this.offer = offer;
        this.progress = progress;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Tasks done of all, for every lesson")
    public List<LessonProgress> all() {
        return progress.in(caller.learner(), offer.courses());
    }
}
