package dev.drydock.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotModifiedException;

/** Makes the container of a lab, or finds the one that an earlier call made. */
final class LabContainer {

    static final String LAB_LABEL = "dev.drydock.lab";
    static final String INSTALLATION_LABEL = "dev.drydock.installation";

    private final DockerClient engine;
    private final SandboxConfig config;
    private final HardDiskLimit disk;

    LabContainer(DockerClient engine, SandboxConfig config, HardDiskLimit disk) {
        this.engine = engine;
        this.config = config;
        this.disk = disk;
    }

    /** @param isNew false where an earlier call made it, which may have come to any point */
    record Made(String id, boolean isNew) {
    }

    Made create(SandboxSpec spec, String image, LabProfile profile, String name) {
        try {
            return new Made(engine.createContainerCmd(image)
                    .withName(name + spec.labId())
                    .withHostName("drydock")
                    // Checks and the relay are executed without naming anybody, which makes them the same
                    .withUser(profile.user())
                    .withEntrypoint(Toolbox.SUPERVISOR)
                    .withCmd(List.of())
                    .withEnv("LAB_SEED=" + spec.seed(), "DRYDOCK_DEADLINE_SECONDS=" + spec.longestLife().toSeconds(),
                            "DRYDOCK_DEADLINE_AT=" + Instant.now().plus(spec.longestLife()).getEpochSecond(),
                            "DRYDOCK_HOME=" + profile.home(), "DRYDOCK_SHELL_AHEAD=1", "DRYDOCK_FIRST_STREAM=1")
                    // The first connection comes this way. Its end must be seen in the lab, which "once" makes the engine tell
                    .withStdinOpen(true).withStdInOnce(true).withAttachStdin(true).withAttachStdout(true)
                    .withLabels(ofContainer(spec, name))
                    .withHostConfig(Resolver.of(spec, disk.on(spec.wishes().grant(profile.hostConfig(ofLab(spec)), config))))
                    .exec().getId(), true);
        } catch (ConflictException exists) {
            return new Made(engine.inspectContainerCmd(name + spec.labId()).exec().getId(), false);
        }
    }

    /** On everything that the engine has of a lab. */
    static Map<String, String> ofLab(SandboxSpec spec) {
        return Map.of(LAB_LABEL, spec.labId(), INSTALLATION_LABEL, spec.installation());
    }

    /** The same, read from its container. */
    static Map<String, String> ofLab(InspectContainerResponse lab) {
        Map<String, String> labels = new HashMap<>(lab.getConfig().getLabels());
        labels.keySet().retainAll(Set.of(LAB_LABEL, INSTALLATION_LABEL));
        return labels;
    }

    private static Map<String, String> ofContainer(SandboxSpec spec, String name) {
        Map<String, String> labels = new HashMap<>(ofLab(spec));
        if (name.equals(Pooled.NAME)) {
            labels.put(Pooled.LABEL, spec.image());
        }
        if (spec.wishes().network() != Wishes.Network.NONE) {
            labels.put(Connections.LABEL, spec.wishes().network().name());
        }
        return labels;
    }

    /** The supervisor's first word is the proof that the lab runs; the engine is only asked where that does not come. */
    void start(String labId, Made container, SupervisorLinks links) {
        try {
            if (container.isNew()) {
                links.toNew(labId, container.id(), () -> start(container.id()));
            } else {
                start(container.id());
                links.to(labId, container.id());
            }
        } catch (SandboxException.LabGone silent) {
            throw whySilent(container.id(), silent);
        }
    }

    private void start(String container) {
        try {
            engine.startContainerCmd(container).exec();
        } catch (NotModifiedException alreadyRuns) {
            return;
        }
    }

    /** Those of an installation's labs, whether they run or not. */
    List<Existing> of(String installation) {
        return engine.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(INSTALLATION_LABEL, installation)).exec()
                .stream().filter(it -> !isBeside(it.getLabels()))
                .map(it -> new Existing(it.getLabels().get(LAB_LABEL), Existing.Condition.of(it.getState()))).toList();
    }

    /** Whether a container with such labels is one beside a lab's own. */
    private static boolean isBeside(Map<String, String> labels) {
        return labels.containsKey(Inspector.LABEL) || labels.containsKey(FirewallRun.LABEL) || labels.containsKey(Peers.LABEL);
    }

    /** Why a lab that was started does not answer. */
    private SandboxException whySilent(String container, SandboxException.LabGone silent) {
        InspectContainerResponse.ContainerState state = engine.inspectContainerCmd(container).exec().getState();
        return Boolean.TRUE.equals(state.getRunning()) ? silent
                : new SandboxException.EngineDown("a lab ended at once with exit code " + state.getExitCodeLong(), silent);
    }
}
