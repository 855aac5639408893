package dev.drydock.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections to the supervisors of the labs: at most one each, made when it is first needed and again when it is lost. The
 * first of a new lab is the supervisor's own standard input and output, attached to before it begins: an exec less, which is a
 * fifth of what a start costs the engine. Every later one is an exec'd relay.
 */
final class SupervisorLinks implements AutoCloseable {

    private final Engine engine;
    private final Duration timeout;
    private final PrintedOutput follower;
    private final Map<String, SupervisorLink> links = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> linking = new ConcurrentHashMap<>();

    SupervisorLinks(Engine engine, Duration timeout, PrintedOutput follower) {
        this.engine = engine;
        this.timeout = timeout;
        this.follower = follower;
    }

    Optional<SupervisorLink> known(String labId) {
        return Optional.ofNullable(links.get(labId));
    }

    SupervisorLink to(SandboxRef ref) {
        return to(ref.labId(), DockerSandboxes.containerOf(ref));
    }

    /** For one of its terminals: any other number is to the supervisor a broken server, whose connection it drops. */
    SupervisorLink to(SandboxRef ref, int n) {
        if (n < 1 || n > SupervisorProtocol.TERMINALS) {
            throw new SandboxException.NoCapacity("a lab has terminals 1 to " + SupervisorProtocol.TERMINALS + ", not " + n,
                    null);
        }
        return to(ref);
    }

    /** The container is said apart, since a lab that waits for somebody is called otherwise than one that is somebody's. */
    SupervisorLink to(String labId, String container) {
        ReentrantLock lock = linking.computeIfAbsent(labId, _ -> new ReentrantLock());
        lock.lock();
        try {
            SupervisorLink known = links.get(labId);
            if (known != null && known.isOpen()) {
                return known;
            }
            SupervisorLink made = connect(labId, container);
            links.put(labId, made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** To a lab that is made just now and does not run yet; {@code start} makes it run. */
    void toNew(String labId, String container, Runnable start) {
        ReentrantLock lock = linking.computeIfAbsent(labId, _ -> new ReentrantLock());
        lock.lock();
        try {
            links.put(labId, connectFirst(labId, container, start));
        } finally {
            lock.unlock();
        }
    }

    private SupervisorLink connectFirst(String labId, String container, Runnable start) {
        EngineStream stream;
        try {
            stream = engine.attach(container);
        } catch (IOException e) {
            throw new SandboxException.EngineDown("lab " + labId + " cannot be attached to: " + e.getMessage(), e);
        }
        SupervisorLink link = new SupervisorLink(labId, stream, timeout.toMillis(), follower);
        try {
            start.run();
            return link.start();
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private SupervisorLink connect(String labId, String container) {
        return engine.callAgain("connecting to lab " + labId, () -> {
            String exec = engine.client().execCreateCmd(container)
                    .withCmd(Toolbox.SUPERVISOR, "relay")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec().getId();
            try {
                return new SupervisorLink(labId, engine.startExec(exec), timeout.toMillis(), follower).start();
            } catch (IOException e) {
                throw new SandboxException.LabGone("lab " + labId + " does not answer", e);
            }
        });
    }

    void close(String labId) {
        SupervisorLink link = links.remove(labId);
        linking.remove(labId);
        if (link != null) {
            link.close();
        }
    }

    @Override
    public void close() {
        links.values().forEach(SupervisorLink::close);
    }
}
