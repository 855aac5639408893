package dev.drydock.classroom;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Library;
import dev.drydock.helping.HelpChanges;
import dev.drydock.helping.HelpingConfig;
import dev.drydock.helping.RaisedHands;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Learner;
import dev.drydock.lab.Lab;
import dev.drydock.lab.Labs;
import dev.drydock.sandbox.Sandboxes;

/** The learner's hand: asks for help in a lab, agrees to each step of it, and ends it. */
@Path("/api/labs/{lab}/help")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "help")
public class HandsResource {

    private static final int LONGEST_NOTE = 300;

    private final RaisedHands hands;
    private final HelpChanges changes;
    private final HelpingConfig config;
    private final Labs labs;
    private final Library library;
    private final Caller caller;

    HandsResource(RaisedHands hands, HelpChanges changes, HelpingConfig config, Labs labs, Library library, Caller caller) {
        this.hands = hands;
        this.changes = changes;
        this.config = config;
        this.labs = labs;
        this.library = library;
        this.caller = caller;
    }

    /**
     * What goes with a raised hand.
     *
     * @param note a sentence for the instructor, if any
     * @param step the id of the step that the learner reads, if the page knows
     */
    public record Wanted(String note, String step) {
    }

    /**
     * An answer to what the learner is being asked.
     *
     * @param question the question, as the hand names it
     * @param terminal which terminal may be watched; not asked for where one is watched already
     */
    public record Reply(String question, Integer terminal) {
    }

    @GET
    @Operation(summary = "What became of the latest request for help in a lab of the caller; another's is 404")
    public HandAnswer hand(@PathParam("lab") String lab) {
        return answer(caller.learner(), lab);
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The same as server-sent events: one at once, and one whenever it changes")
    public void stream(@PathParam("lab") String lab, @Context SseEventSink sink, @Context Sse sse) {
        Learner learner = caller.learner();
        labs.find(learner, lab);
        HelpStream.send(changes.follow(false), sink, sse, () -> answer(learner, lab));
    }

    private HandAnswer answer(Learner learner, String lab) {
        return hands.of(learner, lab).map(HandAnswer::of).orElseGet(HandAnswer::none);
    }

    @POST
    @Operation(summary = "Raise a hand, or find the one that is up")
    public HandAnswer raise(@PathParam("lab") String labId, Wanted wanted) {
        Lab lab = labs.find(caller.learner(), labId);
        if (!config.enabled()) {
            throw new NotThere("On this server nobody answers raised hands.");
        }
        String note = wanted == null || wanted.note == null ? "" : wanted.note.strip();
        if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest("The note is one line of at most " + LONGEST_NOTE + " characters.");
        }
        String step = wanted == null || wanted.step == null ? "" : wanted.step;
        boolean known = library.lesson(lab.course(), lab.lesson())
                .filter(lesson -> lesson.steps().stream().anyMatch(it -> it.id().equals(step))).isPresent();
        return HandAnswer.of(hands.raise(caller.learner(), labId, known ? step : "", note));
    }

    @DELETE
    @Operation(summary = "End all of it: the hand goes down, nobody watches and nobody types")
    public void lower(@PathParam("lab") String lab) {
        hands.lower(caller.learner(), lab);
    }

    @POST
    @Path("agree")
    @Operation(summary = "Say yes to being watched, or to typing; 409 when that is not what is being asked any more")
    public HandAnswer agree(@PathParam("lab") String lab, Reply reply) {
        int terminal = reply == null || reply.terminal == null ? 1 : reply.terminal;
        if (terminal < 1 || terminal > Sandboxes.TERMINALS) {
            throw new BadRequest("Terminals are numbered from 1 to " + Sandboxes.TERMINALS + ".");
        }
        return HandAnswer.of(hands.agree(caller.learner(), lab, question(reply), terminal));
    }

    @POST
    @Path("refuse")
    @Operation(summary = "Say no: the hand stays up, or watching goes on without typing")
    public HandAnswer refuse(@PathParam("lab") String lab, Reply reply) {
        return HandAnswer.of(hands.refuse(caller.learner(), lab, question(reply)));
    }

    private static String question(Reply reply) {
        if (reply == null || reply.question == null) {
            throw new BadRequest("Say what you answer: {\"question\": \"…\"}, as the hand names it.");
        }
        return reply.question;
    }

    @DELETE
    @Path("typing")
    @Operation(summary = "End the instructor's typing; watching goes on")
    public HandAnswer endTyping(@PathParam("lab") String lab) {
        return HandAnswer.of(hands.endTyping(caller.learner(), lab));
    }
}
