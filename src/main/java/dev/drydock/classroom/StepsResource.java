package dev.drydock.classroom;

import java.util.Optional;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.identity.Caller;
import dev.drydock.lab.Lab;
import dev.drydock.lab.LabException;
import dev.drydock.lab.LabSteps;
import dev.drydock.lab.Labs;
import dev.drydock.progress.Progress;

/** Prepares the step that a learner has come to, where its author wrote a script for that. */
@Path("/api/labs/{lab}/steps/{step}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "labs")
public class StepsResource {

    private final Labs labs;
    private final Library library;
    private final LabSteps steps;
    private final Progress progress;
    private final Caller caller;

    StepsResource(Labs labs, Library library, LabSteps steps, Progress progress, Caller caller) {
        this.labs = labs;
        this.library = library;
        this.steps = steps;
        this.progress = progress;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Say that the learner has come to a step: its script runs once in the lab")
    public void reach(@PathParam("lab") String labId, @PathParam("step") String step) {
        Lab lab = labs.ready(caller.learner(), labId);
        Lesson lesson = library.lesson(lab.course(), lab.lesson())
                .orElseThrow(() -> new NotThere("The lesson of this lab is no longer there."));
        if (lesson.steps().stream().noneMatch(it -> it.id().equals(step))) {
            throw new NotThere("This lesson has no step " + step + ".");
        }
        Optional<String> closed = Gate.closed(lesson, step, progress.in(caller.learner(), lesson).tasks());
        if (closed.isPresent()) {
            throw new LabException.WrongState(closed.get());
        }
        steps.reach(lab, lesson, step);
    }
}
