package dev.drydock.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A lab and its peers as one: what is done to the lab is done to all, and what they use counts as the lab's. */
final class WholeLabs {

    private final Peers peers;
    private final Freezer freezer;
    private final HaltedLabs halted;
    private final ProcessorTime processorTime;
    private final WritableLayers layers;

    WholeLabs(Engine engine, Peers peers, Freezer freezer, HaltedLabs halted) {
        this.peers = peers;
        this.freezer = freezer;
        this.halted = halted;
        this.processorTime = new ProcessorTime(engine);
        this.layers = new WritableLayers(engine);
    }

    private static String own(String labId) {
        return DockerSandboxes.containerOf(new SandboxRef(labId, true));
    }

    void freeze(String labId) {
        freezer.freeze(own(labId));
        peers.freeze(labId);
    }

    /** False when the lab's own files would be lost; a peer of which that is so stays frozen beside it. */
    boolean halt(String labId) {
        boolean stopped = halted.halt(own(labId));
        if (stopped) {
            peers.halt(labId);
        }
        return stopped;
    }

    /** The peers that were started anew. They come first: what the lab does when it wakes may need them. */
    List<String> wake(String labId) {
        List<String> anew = peers.wake(labId);
        if (!halted.start(own(labId), Connections.LAB)) {
            freezer.thaw(own(labId));
        }
        return anew;
    }

    Optional<Duration> cpuUsed(String labId) {
        Optional<Duration> all = processorTime.of(own(labId));
        for (String peer : peers.containersOf(labId)) {
            all = all.map(sum -> ofPeer(peer).map(sum::plus).orElse(sum));
        }
        return all;
    }

    private Optional<Duration> ofPeer(String container) {
        try {
            return processorTime.of(container);
        } catch (SandboxException.LabGone ended) {
            return Optional.empty();
        }
    }

    Optional<DiskUse> diskUsed(String labId) {
        Optional<DiskUse> all = layers.of(own(labId));
        for (String peer : peers.containersOf(labId)) {
            all = all.map(sum -> layers.of(peer).map(sum::plus).orElse(sum));
        }
        return all;
    }

    void forget(String labId) {
        layers.forget(own(labId));
        peers.forget(labId).forEach(layers::forget);
    }
}
