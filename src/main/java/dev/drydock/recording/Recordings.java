package dev.drydock.recording;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.identity.Learner;
import dev.drydock.lab.Lab;
import dev.drydock.lab.LabException;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;
import dev.drydock.sandbox.Sandboxes;

/**
 * The recordings of learners' labs. They are their owner's alone: whoever asks for another's is told that there is no such lab.
 */
@ApplicationScoped
public class Recordings {

    private static final Logger LOG = Logger.getLogger(Recordings.class);

    private final RecordingConfig config;
    private final Recorder recorder;
    private final Kept kept;
    private final Labs labs;

    Recordings(RecordingConfig config, Recorder recorder, Kept kept, Labs labs) {
        this.config = config;
        this.recorder = recorder;
        this.kept = kept;
        this.labs = labs;
    }

    public boolean enabled() {
        return config.enabled();
    }

    /** @throws LabException.Unknown when the lab is another's */
    public LabRecordings of(Learner learner, String id) {
        Lab lab = labs.find(learner, id);
        LabFolder folder = LabFolder.of(config.folder(), id);
        var since = kept.since(id);
        boolean there = config.enabled() && (lab.state() != LabState.ENDED || since.isPresent());
        return new LabRecordings(id, lab.course(), lab.lesson(), config.enabled(), config.bytes(), there && folder.isFull(),
                since.orElse(null), there ? folder.recordings() : List.of());
    }

    /** What a terminal printed, as an asciicast. */
    public Optional<byte[]> cast(Learner learner, String id, int terminal) {
        boolean there = terminal >= 1 && terminal <= Sandboxes.TERMINALS
                && of(learner, id).terminals().stream().anyMatch(each -> each.terminal() == terminal);
        return there ? LabFolder.of(config.folder(), id).cast(terminal) : Optional.empty();
    }

    /**
     * From now on the recordings outlive the lab. Idempotent; those of a lab that has ended are gone.
     *
     * @throws TooManyKept when the learner keeps as many as one may
     */
    public LabRecordings keep(Learner learner, String id) {
        if (config.enabled() && labs.find(learner, id).state() != LabState.ENDED) {
            kept.keep(learner.id(), id);
        }
        return of(learner, id);
    }

    /** Removes what was recorded so far, and keeps it no longer. Idempotent. */
    public void erase(Learner learner, String id) {
        labs.find(learner, id);
        kept.drop(id);
        recorder.erase(id);
    }

    /** What the learner keeps, the latest first. */
    public List<LabRecordings> kept(Learner learner) {
        return config.enabled() ? kept.of(learner.id()).stream().map(lab -> of(learner, lab)).toList() : List.of();
    }

    /** The lab has ended, and what is not kept of it goes. */
    public void ended(String lab) {
        if (kept.since(lab).isEmpty()) {
            recorder.erase(lab);
        }
    }

    /** Labs that ended by themselves, or while no server ran. */
    @Scheduled(every = "${drydock.recording.erase-every}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void eraseEnded() {
        kept.dropOld();
        for (String lab : LabFolder.labs(config.folder())) {
            if (labs.find(lab).filter(it -> it.state() != LabState.ENDED).isEmpty()) {
                LOG.debugf("Lab %s has ended", lab);
                ended(lab);
            }
        }
    }
}
