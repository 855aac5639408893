package dev.drydock.helping;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.Learner;
import dev.drydock.identity.Role;

/**
 * The instructor's side of helping. Whoever does not teach here is refused, and so is one who would meddle with what another
 * instructor answers. What a method here ends has ended when it returns.
 */
@ApplicationScoped
public class HelpDesk {

    private static final int LINES = 200;

    private final HelpRecords records;
    private final Watches watches;
    private final HelpChanges changes;

    HelpDesk(HelpRecords records, Watches watches, HelpChanges changes) {
        this.records = records;
        this.watches = watches;
        this.changes = changes;
    }

    /** Requests that are not over, the longest raised first. */
    public List<HelpRequest> open(Learner by) {
        mustTeach(by);
        return records.open();
    }

    /** How many hands are raised that nobody answers. */
    public int waiting() {
        return records.countRaised();
    }

    /** One request, also one that is over. */
    public Optional<HelpRequest> find(Learner by, String id) {
        mustTeach(by);
        return records.find(id);
    }

    /** Tells the learner that this instructor would watch; the learner says yes or no. */
    public HelpRequest offer(Learner by, String id) {
        return settle(by, id, change -> {
            if (change.row.state != HelpState.CLOSED && change.row.instructor != null) {
                mustAnswer(change, by);
            }
            change.require(state -> state == HelpState.RAISED, "The hand is not raised any more.");
            change.row.asks(by, HelpState.OFFERED);
            change.log(HelpAct.WATCHING_OFFERED);
        });
    }

    /** Takes the offer back before it is answered; the hand stays up. */
    public HelpRequest withdraw(Learner by, String id) {
        return settle(by, id, change -> {
            mustAnswer(change, by);
            change.require(state -> state == HelpState.OFFERED, "The learner has answered already.");
            change.log(HelpAct.OFFER_WITHDRAWN);
            change.row.forgetInstructor();
        });
    }

    /** Asks the learner for the second yes. */
    public HelpRequest askToType(Learner by, String id) {
        return settle(by, id, change -> {
            mustAnswer(change, by);
            change.require(state -> state == HelpState.WATCHING, "Only who watches can ask to type, and only once at a time.");
            change.row.asks(by, HelpState.ASKED);
            change.log(HelpAct.TYPING_ASKED);
        });
    }

    /** Ends the typing, or takes the question back; watching goes on. */
    public HelpRequest endTyping(Learner by, String id) {
        return settle(by, id, change -> {
            mustAnswer(change, by);
            change.require(state -> state == HelpState.ASKED || state == HelpState.TYPING, "You do not type there.");
            change.log(change.row.state == HelpState.TYPING ? HelpAct.TYPING_ENDED : HelpAct.TYPING_WITHDRAWN);
            change.row.becomes(HelpState.WATCHING);
        });
    }

    /** Ends all of it; of a hand that nobody answers it says that the learner was helped otherwise. Idempotent. */
    public void end(Learner by, String id) {
        settle(by, id, change -> {
            if (change.row.instructor != null) {
                mustAnswer(change, by);
            } else {
                change.row.instructor = by.id();
                change.row.instructorName = by.name();
            }
            change.close(by.name() + " ended it.", null);
        });
    }

    /** The log, the latest line first, from the one before a certain line on. */
    public List<HelpEvent> log(Learner by, long before) {
        mustTeach(by);
        return records.events(before, LINES);
    }

    private static void mustTeach(Learner by) {
        if (!by.is(Role.INSTRUCTOR) && !by.is(Role.ADMIN)) {
            throw new HelpException.NotAllowed("This is for instructors.");
        }
    }

    private static void mustAnswer(HelpRecords.Change change, Learner by) {
        if (!by.id().equals(change.row.instructor)) {
            throw new HelpException.NotAllowed(change.row.instructor == null ? "You do not answer this request."
                    : change.row.instructorName + " answers this request.");
        }
    }

    private HelpRequest settle(Learner by, String id, Consumer<HelpRecords.Change> how) {
        mustTeach(by);
        HelpRequest changed = records.change(id, Actor.INSTRUCTOR, how);
        watches.settle(id);
        changes.tell();
        return changed;
    }
}
