package dev.drydock.sandbox.breakout;

import java.time.Duration;
import java.util.UUID;

import dev.drydock.sandbox.DockerSandboxes;
import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.SandboxConfig;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.SandboxSpec;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.ThisHost;
import dev.drydock.sandbox.Wishes;

/** Makes attempts, each in a lab of its own beside one neighbour for all. Closed, it has left no lab behind. */
public final class Breakout implements AutoCloseable {

    private static final String IMAGE = "breakout";
    private static final int MOST_TIMES = 3;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(20);

    private final Sandboxes sandboxes;
    private final SandboxConfig.Disk disk;
    /** A server on the same engine takes labs of its own installation only. */
    private final String installation = "breakout-" + UUID.randomUUID();
    private final SandboxRef neighbour;

    private Breakout(Sandboxes sandboxes, SandboxConfig.Disk disk) {
        this.disk = disk;
        this.sandboxes = sandboxes;
        this.neighbour = start();
    }

    /** On the engine and with the settings that a server started here would have. */
    public static Breakout onThisEngine() {
        SandboxConfig config = ThisHost.settings();
        return new Breakout(new DockerSandboxes(config), config.disk());
    }

    /** One that the kernel cut off is made again, in another lab. */
    public Finding run(Attempt attempt) throws InterruptedException {
        Finding finding = runOnce(attempt);
        for (int made = 1; finding.cutOff() && made < MOST_TIMES; made++) {
            finding = runOnce(attempt);
        }
        return finding;
    }

    private Finding runOnce(Attempt attempt) throws InterruptedException {
        SandboxRef lab = start();
        try {
            NeighbourWatch watch = new NeighbourWatch(sandboxes, neighbour);
            AttackedLab attacked = new AttackedLab(sandboxes, disk, lab, neighbour);
            Finding finding = make(attempt, attacked);
            return finding.and(watch.finish()).and(attacked.aftermath());
        } finally {
            sandboxes.stop(lab.labId());
        }
    }

    private static Finding make(Attempt attempt, AttackedLab lab) throws InterruptedException {
        try {
            return attempt.act().in(lab);
        } catch (SandboxException e) {
            return Finding.notHeld(e.getMessage());
        }
    }

    private SandboxRef start() {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        return sandboxes.start(new SandboxSpec(id, installation, IMAGE, "breakout", LONGEST_LIFE, Wishes.NONE));
    }

    @Override
    public void close() {
        for (Existing left : sandboxes.list(installation)) {
            sandboxes.stop(left.labId());
        }
    }
}
