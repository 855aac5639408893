package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.drydock.course.Library;
import dev.drydock.grading.Busy;
import dev.drydock.helping.HelpException;
import dev.drydock.lab.LabException;
import dev.drydock.lab.LabSetup;
import dev.drydock.recording.TooManyKept;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.web.Problem;

/** Turns the failures of the rooms into problem documents: one place says which is whose fault and which status it has. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Library library;

    ProblemMappers(Library library) {
        this.library = library;
    }

    @ServerExceptionMapper
    Response badRequest(BadRequest e) {
        return problem(400, "Not understood", e.getMessage());
    }

    @ServerExceptionMapper
    Response notThere(NotThere e) {
        return problem(404, "Not found", e.getMessage());
    }

    @ServerExceptionMapper
    Response tooManyKept(TooManyKept e) {
        return problem(409, "Not possible now", e.getMessage());
    }

    @ServerExceptionMapper
    Response help(HelpException e) {
        return switch (e) {
            case HelpException.Unknown _ -> problem(404, "Not found", e.getMessage());
            case HelpException.NotAllowed _ -> problem(403, "Not allowed", e.getMessage());
            case HelpException.WrongState _ -> problem(409, "Not possible now", e.getMessage());
            case HelpException.TooOften _ -> problem(429, "Too often", e.getMessage());
        };
    }

    @ServerExceptionMapper
    Response lab(LabException e) {
        return switch (e) {
            case LabException.Unknown _ -> problem(404, "Not found", e.getMessage());
            case LabException.NoLab _ -> problem(409, "Not possible now", e.getMessage());
            case LabException.WrongState _ -> problem(409, "Not possible now", e.getMessage());
            case LabException.Full _ -> problem(503, "No free place", e.getMessage());
            case LabException.TooMany tooMany -> tooMany(tooMany);
            case LabException.TooFast tooFast -> tooFast(tooFast);
            case LabException.StartFailed _ -> problem(503, "The lab did not start", e.getMessage());
        };
    }

    private Response tooMany(LabException.TooMany e) {
        List<HeldLab> held = e.held().stream().map(lab -> library.lesson(lab.course(), lab.lesson())).flatMap(Optional::stream)
                .map(lesson -> new HeldLab(lesson.title(), lesson.path())).toList();
        String named = held.isEmpty() ? ""
                : held.stream().map(lab -> "“" + lab.title() + "”").collect(Collectors.joining(", ", " You hold ", "."));
        TooManyLabs problem = new TooManyLabs("about:blank", "Too many labs", 429, e.getMessage() + named, held);
        return Response.status(429).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    /** A problem document with a member of its own. */
    record TooManyLabs(String type, String title, int status, String detail, List<HeldLab> labs) {
    }

    /** A lab that the learner holds, by its lesson's title and the path of the page that can end it. */
    record HeldLab(String title, String path) {
    }

    private static Response tooFast(LabException.TooFast e) {
        Response problem = problem(429, "Too fast", e.getMessage());
        return Response.fromResponse(problem).header("Retry-After", Math.max(e.retryAfter().toSeconds(), 1)).build();
    }

    @ServerExceptionMapper
    Response busy(Busy e) {
        return Response.fromResponse(problem(429, "Too fast", e.getMessage())).header("Retry-After", 1).build();
    }

    @ServerExceptionMapper
    Response setup(LabSetup.Failed e) {
        LOG.warn("The script of a step failed", e);
        return problem(502, "This step could not be prepared", (e.late()
                ? "The lesson's own script for this step took too long and was stopped. What it had started goes on."
                : "The lesson's own script for this step failed.")
                + " It is not your fault, and your instructor can see why.");
    }

    @ServerExceptionMapper
    Response sandbox(SandboxException e) {
        LOG.error("The container engine failed", e);
        return problem(503, "The container engine failed",
                "The server could not reach into your lab. It is not your fault; try again, and tell whoever runs this server if it stays so.");
    }

    private static Response problem(int status, String title, String detail) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, title, detail)).build();
    }
}
