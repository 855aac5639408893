package dev.drydock.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The connections to the ports of the labs: at most one each, made when one is first asked for and again when it is lost. */
final class PortsLinks implements AutoCloseable {

    private final Engine engine;
    private final Duration timeout;
    private final Map<String, Entry> links = new ConcurrentHashMap<>();

    PortsLinks(Engine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
    }

    /** A place for the link of one lab: whoever comes second waits for the first one's. */
    private static final class Entry {
        private final ReentrantLock linking = new ReentrantLock();
        private volatile PortsLink link;
    }

    PortsLink to(SandboxRef ref) {
        Entry entry = links.computeIfAbsent(ref.labId(), _ -> new Entry());
        PortsLink known = entry.link;
        if (known != null && known.isOpen()) {
            return known;
        }
        entry.linking.lock();
        try {
            if (entry.link == null || !entry.link.isOpen()) {
                entry.link = connect(ref);
            }
            return entry.link;
        } finally {
            entry.linking.unlock();
        }
    }

    private PortsLink connect(SandboxRef ref) {
        return engine.callAgain("reaching the ports of lab " + ref.labId(), () -> {
            String exec = engine.client().execCreateCmd(DockerSandboxes.containerOf(ref))
                    .withCmd(Toolbox.SUPERVISOR, "ports")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec().getId();
            try {
                return new PortsLink(ref.labId(), engine.startExec(exec), timeout.toMillis()).start();
            } catch (IOException e) {
                throw new SandboxException.LabGone("lab " + ref.labId() + " does not answer", e);
            }
        });
    }

    void close(String labId) {
        Entry entry = links.remove(labId);
        if (entry != null && entry.link != null) {
            entry.link.close();
        }
    }

    @Override
    public void close() {
        links.keySet().forEach(this::close);
    }
}
