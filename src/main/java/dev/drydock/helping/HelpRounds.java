package dev.drydock.helping;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;

/** Ends what nobody ends: help in labs that are gone, offers without an answer, watching by those who left. */
@ApplicationScoped
class HelpRounds {

    private static final String LEFT = "The instructor has left.";

    private final HelpingConfig config;
    private final HelpRecords records;
    private final Watches watches;
    private final HelpChanges changes;
    private final RaisedHands hands;
    private final Labs labs;
    private final Clock clock;

    HelpRounds(HelpingConfig config, HelpRecords records, Watches watches, HelpChanges changes, RaisedHands hands, Labs labs,
            Clock clock) {
        this.config = config;
        this.records = records;
        this.watches = watches;
        this.changes = changes;
        this.hands = hands;
        this.labs = labs;
        this.clock = clock;
    }

    @Scheduled(every = "${drydock.helping.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        records.open().forEach(this::look);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        records.forgetOld();
    }

    private void look(HelpRequest request) {
        Instant now = clock.instant();
        if (labs.find(request.lab()).map(Lab::state).orElse(LabState.ENDED) == LabState.ENDED) {
            hands.labEnded(request.lab());
        } else if (request.state() == HelpState.OFFERED && request.changedAt().plus(config.answerWithin()).isBefore(now)) {
            settle(request, change -> {
                if (request.question().equals(change.row.question)) {
                    change.log(HelpAct.OFFER_EXPIRED, "Nobody answered it in time.");
                    change.row.forgetInstructor();
                }
            });
        } else if (request.state().isWatched() && watches.awaySince(request.id())
                .filter(since -> since.plus(config.away()).isBefore(now)).isPresent()) {
            settle(request, change -> change.close(LEFT, LEFT));
        }
    }

    private void settle(HelpRequest request, Consumer<HelpRecords.Change> how) {
        records.change(request.id(), Actor.SERVER, how);
        watches.settle(request.id());
        changes.tell();
    }
}
