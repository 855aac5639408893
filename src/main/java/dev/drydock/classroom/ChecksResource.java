package dev.drydock.classroom;

import java.time.Instant;

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
import dev.drydock.course.Task;
import dev.drydock.grading.Grader;
import dev.drydock.grading.Outcome;
import dev.drydock.grading.Verdict;
import dev.drydock.identity.Caller;
import dev.drydock.lab.Lab;
import dev.drydock.lab.Labs;
import dev.drydock.progress.Progress;

/** Checks a task in the caller's lab and records a pass. */
@Path("/api/labs/{lab}/tasks/{task}/check")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "labs")
public class ChecksResource {

    private static final int LONGEST_INPUT = 4096;

    private final Labs labs;
    private final Library library;
    private final Grader grader;
    private final Progress progress;
    private final Caller caller;

    public ChecksResource(Labs labs, Library library, Grader grader, Progress progress, Caller caller) {
        this.labs = labs;
        this.library = library;
        this.grader = grader;
        this.progress = progress;
        this.caller = caller;
    }

    /** What the learner typed, where the task has a field. */
    public record Answer(String input) {
    }

    /** What the check said. */
    public record Checked(String task, Outcome outcome, String message, Instant checkedAt) {
    }

    @POST
    @Operation(summary = "Check a task; a pass is recorded once and stays")
    public Checked check(@PathParam("lab") String labId, @PathParam("task") String taskId, Answer answer) {
        Lab lab = labs.ready(caller.learner(), labId);
        Lesson lesson = library.lesson(lab.course(), lab.lesson())
                .orElseThrow(() -> new NotThere("The lesson of this lab is no longer there."));
        Task task = lesson.task(taskId).orElseThrow(() -> new NotThere("This lesson has no task " + taskId + "."));
        Verdict verdict = grader.check(lab, task, input(task, answer));
        if (verdict.outcome() == Outcome.PASSED) {
            progress.pass(caller.learner(), lesson, task);
        }
        return new Checked(taskId, verdict.outcome(), verdict.message(), Instant.now());
    }

    private static String input(Task task, Answer answer) {
        String input = answer == null || answer.input == null || !task.input() ? "" : answer.input.strip();
        if (input.length() > LONGEST_INPUT || input.indexOf('\0') >= 0) {
            throw new BadRequest("An answer has at most " + LONGEST_INPUT + " characters, none of them a zero.");
        }
        return input;
    }
}
