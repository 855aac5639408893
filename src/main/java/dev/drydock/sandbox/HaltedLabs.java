package dev.drydock.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jboss.logging.Logger;

import com.github.dockerjava.api.command.InspectContainerResponse;

/**
 * Labs that sleep without a process. A stopped container keeps its own layer and loses what lay in memory, so that is put into
 * its
 * layer before and back after: inside the lab, with the learner's own rights and within the lab's own limits, since whatever
 * lies
 * there is the learner's.
 */
final class HaltedLabs {

    private static final Logger LOG = Logger.getLogger(HaltedLabs.class);
    private static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(30), 4096);

    private final Engine engine;
    private final LabProfiles profiles;
    private final Freezer freezer;
    private final ProgramRuns runs;

    HaltedLabs(Engine engine, LabProfiles profiles, Freezer freezer, ProgramRuns runs) {
        this.engine = engine;
        this.profiles = profiles;
        this.freezer = freezer;
        this.runs = runs;
    }

    /** False when it must stay frozen to keep its files. */
    boolean halt(String labId) {
        SandboxRef lab = new SandboxRef(labId, true);
        InspectContainerResponse container = inspect(labId);
        if (!isRunning(container)) {
            return true;
        }
        KeptFiles files = keptFiles(container);
        freezer.thaw(labId);
        boolean saved = false;
        try {
            saved = ran(lab, files.save());
        } finally {
            if (!saved) {
                freezer.freeze(labId);
            }
        }
        if (!saved) {
            return false;
        }
        engine.call("stopping sleeping lab " + labId,
                () -> engine.client().killContainerCmd(DockerSandboxes.containerOf(lab)).exec());
        return true;
    }

    /** False when it was not halted. */
    boolean start(String labId) {
        InspectContainerResponse container = inspect(labId);
        if (isRunning(container)) {
            return false;
        }
        SandboxRef lab = new SandboxRef(labId, true);
        engine.call("starting lab " + labId + " again",
                () -> engine.client().startContainerCmd(DockerSandboxes.containerOf(lab)).exec());
        ran(lab, keptFiles(container).restore());
        return true;
    }

    private InspectContainerResponse inspect(String labId) {
        return engine.call("looking at lab " + labId,
                () -> engine.client().inspectContainerCmd(DockerSandboxes.containerOf(new SandboxRef(labId, true))).exec());
    }

    private KeptFiles keptFiles(InspectContainerResponse container) {
        return profiles.named(container.getConfig().getLabels().get(LabProfile.LABEL)).keptFiles();
    }

    private static boolean isRunning(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }

    private boolean ran(SandboxRef lab, String script) {
        byte[] asLearner = ("exec " + Toolbox.SUPERVISOR + " run -- " + Toolbox.PATH + "/bin/sh -c \"$1\"\n")
                .getBytes(StandardCharsets.UTF_8);
        ExecResult result = runs.run(lab, new Program("sh", List.of(), asLearner, List.of(script), new byte[0]), LIMITS);
        if (result.exitCode() != 0) {
            LOG.warnf("What lab %s holds in memory could not be moved, exit code %d: %s", lab.labId(), result.exitCode(),
                    new String(result.err(), StandardCharsets.UTF_8).strip());
        }
        return result.exitCode() == 0;
    }
}
