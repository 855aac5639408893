package dev.drydock.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;

/** The containers beside a lab that belong to it. They live as it does, and nobody has a terminal in them. */
final class Peers {

    /** Names the peer. */
    static final String LABEL = "dev.drydock.peer";
    private static final String NAME = "drydock-peer-";
    private static final Logger LOG = Logger.getLogger(Peers.class);

    private final Engine engine;
    private final SandboxConfig config;
    private final HardDiskLimit disk;
    private final Freezer freezer;
    private final HaltedLabs halted;
    private final Connections connections;
    /** Their disks are looked at twice a second, which must not be two questions to the engine. */
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    Peers(Engine engine, SandboxConfig config, HardDiskLimit disk, Freezer freezer, HaltedLabs halted,
            Connections connections) {
        this.engine = engine;
        this.config = config;
        this.disk = disk;
        this.freezer = freezer;
        this.halted = halted;
        this.connections = connections;
    }

    static String container(String labId, String peer) {
        return NAME + labId + "-" + peer;
    }

    /** Makes and starts those that a lab asks for, or finds them. */
    void start(SandboxSpec spec, String image, LabProfile profile) {
        for (String peer : spec.wishes().peers()) {
            String name = container(spec.labId(), peer);
            create(spec, peer, name, image, profile);
            connections.disconnectStopped(name);
            try {
                engine.client().startContainerCmd(name).exec();
            } catch (NotModifiedException alreadyRuns) {
                LOG.debugf("%s runs already", name);
            }
            connections.connect(name, peer);
        }
        known.put(spec.labId(), spec.wishes().peers());
    }

    private void create(SandboxSpec spec, String peer, String name, String image, LabProfile profile) {
        Map<String, String> labels = new HashMap<>(LabContainer.ofLab(spec));
        labels.put(LABEL, peer);
        Map<String, String> ofContainer = new HashMap<>(labels);
        ofContainer.put(Connections.LABEL, spec.wishes().network().name());
        try {
            engine.client().createContainerCmd(image)
                    .withName(name)
                    .withHostName(peer)
                    .withUser(profile.user())
                    .withEntrypoint(Toolbox.SUPERVISOR)
                    .withCmd(List.of())
                    .withEnv("LAB_SEED=" + spec.seed(), "DRYDOCK_DEADLINE_SECONDS=" + spec.longestLife().toSeconds(),
                            "DRYDOCK_DEADLINE_AT=" + Instant.now().plus(spec.longestLife()).getEpochSecond(),
                            "DRYDOCK_HOME=" + profile.home())
                    .withLabels(ofContainer)
                    .withHostConfig(Resolver.of(spec, disk.on(spec.wishes().grantPeer(profile.hostConfig(labels), config))))
                    .exec();
        } catch (ConflictException exists) {
            LOG.debugf("%s is there already", name);
        }
    }

    /** The names of those that a lab has. */
    List<String> of(String labId) {
        return known.computeIfAbsent(labId, _ -> engine.callAgain("looking for the peers of lab " + labId,
                () -> containers(labId).stream().map(it -> it.getLabels().get(LABEL)).sorted().toList()));
    }

    /** The names of their containers. */
    List<String> containersOf(String labId) {
        return of(labId).stream().map(peer -> container(labId, peer)).toList();
    }

    private List<Container> containers(String labId) {
        return engine.client().listContainersCmd().withShowAll(true)
                .withLabelFilter(List.of(LabContainer.LAB_LABEL + "=" + labId, LABEL)).exec();
    }

    void freeze(String labId) {
        each(labId, freezer::freeze);
    }

    void halt(String labId) {
        each(labId, halted::halt);
    }

    /** The names of those that were started anew: whatever ran in them is gone. */
    List<String> wake(String labId) {
        List<String> anew = new ArrayList<>();
        for (String peer : of(labId)) {
            onOne(container(labId, peer), container -> {
                if (halted.start(container, peer)) {
                    anew.add(peer);
                } else {
                    freezer.thaw(container);
                }
            });
        }
        return anew;
    }

    private interface Change {
        void on(String container);
    }

    private void each(String labId, Change change) {
        containersOf(labId).forEach(container -> onOne(container, change));
    }

    /** One that has ended, or was removed by somebody, must keep the lab neither from sleeping nor from waking. */
    private static void onOne(String container, Change change) {
        try {
            change.on(container);
        } catch (SandboxException.LabGone ended) {
            LOG.warnf("%s is not there any more: %s", container, ended.getMessage());
        }
    }

    /** The names of the containers that were known. */
    List<String> forget(String labId) {
        List<String> peers = known.remove(labId);
        return peers == null ? List.of() : peers.stream().map(peer -> container(labId, peer)).toList();
    }
}
