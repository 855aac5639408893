package dev.drydock.classroom;

import java.time.Instant;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Task;
import dev.drydock.grading.Outcome;
import dev.drydock.identity.Caller;
import dev.drydock.lab.Lab;
import dev.drydock.lab.Labs;
import dev.drydock.progress.Attempts;
import dev.drydock.web.Problem;

/** Checks a task in the caller's lab and records what came of it; takes the caller's word that an answer is right. */
@Path("/api/labs/{lab}/tasks/{task}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "labs")
public class ChecksResource {

    private static final int LONGEST_INPUT = 4096;

    private final Labs labs;
    private final Library library;
    private final TaskChecks checks;
    private final Attempts attempts;
    private final Caller caller;

    ChecksResource(Labs labs, Library library, TaskChecks checks, Attempts attempts, Caller caller) {
        this.labs = labs;
        this.library = library;
        this.checks = checks;
        this.attempts = attempts;
        this.caller = caller;
    }

    /** What the learner typed, where the task has a field. */
    public record Answer(String input) {
    }

    /** What the check said. */
    public record Checked(String task, Outcome outcome, String message, Instant checkedAt) {
    }

    @POST
    @Path("/check")
    @Operation(summary = "Check a task; a pass is recorded once and stays")
    public Checked check(@PathParam("lab") String labId, @PathParam("task") String taskId, Answer answer) {
        Lab lab = labs.ready(caller.learner(), labId);
        Lesson lesson = lessonOf(lab);
        Task task = task(lesson, taskId);
        TaskChecks.Told told = checks.check(caller.learner(), lab, lesson, task, input(task, answer));
        return new Checked(taskId, told.outcome(), told.message(), Instant.now());
    }

    @POST
    @Path("/dispute")
    @Operation(summary = "Say that the answer to a task is right: its last attempt goes to the instructors")
    public Response dispute(@PathParam("lab") String labId, @PathParam("task") String taskId) {
        Lesson lesson = lessonOf(labs.find(caller.learner(), labId));
        return switch (attempts.dispute(caller.learner(), lesson, task(lesson, taskId))) {
            case TAKEN -> Response.noContent().build();
            case NOTHING_TO_DISPUTE ->
                problem(409, "Nothing to report", "Check the task first; what has passed is right already.");
            case TOO_MANY -> problem(429, "Too many reports", "You have reported a lot within an hour. Try again later.");
        };
    }

    private static Response problem(int status, String title, String detail) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, title, detail)).build();
    }

    private Lesson lessonOf(Lab lab) {
        return library.lesson(lab.course(), lab.lesson())
                .orElseThrow(() -> new NotThere("The lesson of this lab is no longer there."));
    }

    private static Task task(Lesson lesson, String taskId) {
        return lesson.task(taskId).orElseThrow(() -> new NotThere("This lesson has no task " + taskId + "."));
    }

    private static String input(Task task, Answer answer) {
        String input = answer == null || answer.input == null || !task.input() ? "" : answer.input.strip();
        if (input.length() > LONGEST_INPUT || input.indexOf('\0') >= 0) {
            throw new BadRequest("An answer has at most " + LONGEST_INPUT + " characters, none of them a zero.");
        }
        return input;
    }
}
