package dev.drydock.helping;

import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.Learner;
import dev.drydock.lab.LabException;
import dev.drydock.lab.Labs;

/**
 * The learner's side of helping. A lab is its owner's alone here too: whoever names another's is told that there is none. What
 * a
 * method here ends has ended when it returns.
 */
@ApplicationScoped
public class RaisedHands {

    private static final String OVER = "This question is no longer open: it was answered, taken back or changed meanwhile.";

    private final HelpRecords records;
    private final Watches watches;
    private final HelpChanges changes;
    private final Labs labs;

    RaisedHands(HelpRecords records, Watches watches, HelpChanges changes, Labs labs) {
        this.records = records;
        this.watches = watches;
        this.changes = changes;
        this.labs = labs;
    }

    /**
     * A hand as its learner sees it.
     *
     * @param before how many raised hands have been up for longer
     * @param instructors how many pages of instructors are open at this moment
     */
    public record Hand(HelpRequest request, int before, int instructors) {
    }

    /** The latest request in a lab, also one that is over. */
    public Optional<Hand> of(Learner learner, String lab) {
        labs.find(learner, lab);
        return records.latestOf(lab).map(this::hand);
    }

    /** Whether the lab has a request that is not over. */
    public Optional<HelpState> state(String lab) {
        return records.openOf(lab).map(HelpRequest::state);
    }

    private Hand hand(HelpRequest request) {
        return new Hand(request, records.countRaisedBefore(request.raisedAt()), changes.instructorsHere());
    }

    /**
     * Asks for help, once: a hand that is up stays as it is.
     *
     * @throws LabException when there is no lab to be helped in
     * @throws HelpException.TooOften when it went up too often
     */
    public Hand raise(Learner learner, String lab, String step, String note) {
        HelpRequest request = records.raise(learner, labs.ready(learner, lab), step, note);
        changes.tell();
        return hand(request);
    }

    /** Ends all of it, whatever it has come to: nobody watches and nobody types. Idempotent. */
    public void lower(Learner learner, String lab) {
        labs.find(learner, lab);
        records.openOf(lab).ifPresent(
                open -> settle(open, Actor.LEARNER, change -> change.close("The learner ended it.", null)));
    }

    /**
     * Says yes to a question, and to no other one: to being watched at that terminal, or to typing in the one that is watched.
     *
     * @throws HelpException.WrongState when the question is no longer open
     */
    public Hand agree(Learner learner, String lab, String question, int terminal) {
        labs.ready(learner, lab);
        return hand(settle(open(learner, lab), Actor.LEARNER, change -> {
            answered(change, question);
            if (change.row.state == HelpState.OFFERED) {
                change.row.terminal = terminal;
                change.row.becomes(HelpState.WATCHING);
                change.log(HelpAct.WATCHING_AGREED);
            } else {
                change.row.becomes(HelpState.TYPING);
                change.row.typingBegan = false;
                change.log(HelpAct.TYPING_AGREED);
            }
        }));
    }

    /** Says no: to the offer, and the hand stays up; or to typing, and watching goes on. */
    public Hand refuse(Learner learner, String lab, String question) {
        return hand(settle(open(learner, lab), Actor.LEARNER, change -> {
            answered(change, question);
            if (change.row.state == HelpState.OFFERED) {
                change.log(HelpAct.WATCHING_REFUSED);
                change.row.forgetInstructor();
            } else {
                change.log(HelpAct.TYPING_REFUSED);
                change.row.becomes(HelpState.WATCHING);
            }
        }));
    }

    /** Ends the typing; watching goes on. */
    public Hand endTyping(Learner learner, String lab) {
        return hand(settle(open(learner, lab), Actor.LEARNER, change -> {
            change.require(state -> state == HelpState.TYPING, "Nobody types in this lab but you.");
            change.log(HelpAct.TYPING_ENDED);
            change.row.becomes(HelpState.WATCHING);
        }));
    }

    /** The lab has ended, and help in it. */
    public void labEnded(String lab) {
        records.openOf(lab).ifPresent(open -> settle(open, Actor.SERVER,
                change -> change.close("The lab ended.", "The lab ended.")));
    }

    private HelpRequest open(Learner learner, String lab) {
        labs.find(learner, lab);
        return records.openOf(lab).orElseThrow(HelpException.Unknown::new);
    }

    private static void answered(HelpRecords.Change change, String question) {
        if (change.row.question == null || !change.row.question.equals(question)) {
            throw new HelpException.WrongState(OVER);
        }
    }

    private HelpRequest settle(HelpRequest request, Actor actor, Consumer<HelpRecords.Change> how) {
        HelpRequest changed = records.change(request.id(), actor, how);
        watches.settle(request.id());
        changes.tell();
        return changed;
    }
}
