package dev.drydock.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    LabContainer(DockerClient engine, SandboxConfig config) {
        this.engine = engine;
        this.config = config;
    }

    String create(SandboxSpec spec, String image, LabProfile profile, String name) {
        try {
            return engine.createContainerCmd(image)
                    .withName(name + spec.labId())
                    .withHostName("drydock")
                    // Checks and the relay are executed without naming anybody, which makes them the same
                    .withUser(profile.user())
                    .withEntrypoint(Toolbox.SUPERVISOR)
                    .withCmd(List.of())
                    .withEnv("LAB_SEED=" + spec.seed(), "DRYDOCK_DEADLINE_SECONDS=" + spec.longestLife().toSeconds(),
                            "DRYDOCK_DEADLINE_AT=" + Instant.now().plus(spec.longestLife()).getEpochSecond(),
                            "DRYDOCK_HOME=" + profile.home(), "DRYDOCK_SHELL_AHEAD=1")
                    .withLabels(labels(spec, name))
                    .withHostConfig(spec.wishes().grant(profile.hostConfig(), config))
                    .exec().getId();
        } catch (ConflictException exists) {
            return engine.inspectContainerCmd(name + spec.labId()).exec().getId();
        }
    }

    private static Map<String, String> labels(SandboxSpec spec, String name) {
        Map<String, String> labels = new HashMap<>(
                Map.of(LAB_LABEL, spec.labId(), INSTALLATION_LABEL, spec.installation()));
        if (name.equals(Pooled.NAME)) {
            labels.put(Pooled.LABEL, spec.image());
        }
        return labels;
    }

    void start(String container) {
        try {
            engine.startContainerCmd(container).exec();
        } catch (NotModifiedException alreadyRuns) {
            return;
        }
    }

    /** Why a lab that was started does not answer. */
    SandboxException whySilent(String container, SandboxException.LabGone silent) {
        InspectContainerResponse.ContainerState state = engine.inspectContainerCmd(container).exec().getState();
        return Boolean.TRUE.equals(state.getRunning()) ? silent
                : new SandboxException.EngineDown("a lab ended at once with exit code " + state.getExitCodeLong(), silent);
    }
}
