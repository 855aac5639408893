package dev.drydock.lab;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.sandbox.SandboxRef;

/**
 * Runs the scripts of peers again that were started anew after a long sleep: their learner has no terminal in them and could
 * start nothing there.
 */
@ApplicationScoped
class WokenPeers {

    private static final Logger LOG = Logger.getLogger(WokenPeers.class);

    private final Leases leases;
    private final Library library;
    private final LabSetup setup;
    private final SetUpFailures failures;

    WokenPeers(Leases leases, Library library, LabSetup setup, SetUpFailures failures) {
        this.leases = leases;
        this.library = library;
        this.setup = setup;
        this.failures = failures;
    }

    /** A sentence for the learner when something of it failed; else empty. */
    String prepare(String id, List<String> peers) {
        Optional<LabRow> row = peers.isEmpty() ? Optional.empty() : leases.find(id);
        Optional<Lesson> lesson = row.flatMap(it -> library.lesson(it.course, it.lesson));
        return lesson.map(it -> peers.stream().map(peer -> prepare(id, it, peer)).reduce("", String::concat)).orElse("");
    }

    private String prepare(String id, Lesson lesson, String peer) {
        try {
            setup.preparePeer(new SandboxRef(id, true), lesson, peer);
            return "";
        } catch (LabSetup.Failed e) {
            LOG.warnf("Lab %s woke without its peer %s: %s", id, peer, e.getMessage());
            failures.record(id, lesson.course(), lesson.id(), e);
            return " What the lesson starts in " + peer + " failed this time; reset the lab if you need it.";
        }
    }
}
