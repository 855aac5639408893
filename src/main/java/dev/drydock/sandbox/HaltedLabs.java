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
    private final Connections connections;

    HaltedLabs(Engine engine, LabProfiles profiles, Freezer freezer, ProgramRuns runs, Connections connections) {
        this.engine = engine;
        this.profiles = profiles;
        this.freezer = freezer;
        this.runs = runs;
        this.connections = connections;
    }

    /** False when it must stay frozen to keep its files. */
    boolean halt(String name) {
        InspectContainerResponse container = inspect(name);
        if (!isRunning(container)) {
            return true;
        }
        KeptFiles files = keptFiles(container);
        freezer.thaw(name);
        boolean saved = false;
        try {
            saved = ran(name, files.save());
        } finally {
            if (!saved) {
                freezer.freeze(name);
            }
        }
        if (!saved) {
            return false;
        }
        engine.call("stopping " + name + ", which sleeps", () -> engine.client().killContainerCmd(name).exec());
        if (Connections.wants(container)) {
            // Before every start as well; but whoever starts it by hand would forget it
            engine.call("disconnecting " + name, () -> {
                connections.disconnectStopped(name);
                return null;
            });
        }
        return true;
    }

    /**
     * False when it was not halted.
     *
     * @param alias by which others on its network find it, where it has one
     */
    boolean start(String name, String alias) {
        InspectContainerResponse container = inspect(name);
        boolean running = isRunning(container);
        if (!running) {
            engine.call("starting " + name + " again", () -> {
                connections.disconnectStopped(name);
                return engine.client().startContainerCmd(name).exec();
            });
            ran(name, keptFiles(container).restore());
        }
        if (Connections.wants(container)) {
            // Also one that runs: the server that started it may have ended before it came here
            engine.call("connecting " + name, () -> {
                connections.connect(name, alias);
                return null;
            });
        }
        return !running;
    }

    private InspectContainerResponse inspect(String name) {
        return engine.callAgain("looking at " + name, () -> engine.client().inspectContainerCmd(name).exec());
    }

    private KeptFiles keptFiles(InspectContainerResponse container) {
        return profiles.named(container.getConfig().getLabels().get(LabProfile.LABEL)).keptFiles();
    }

    private static boolean isRunning(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }

    private boolean ran(String name, String script) {
        byte[] asLearner = ("exec " + Toolbox.SUPERVISOR + " run -- " + Toolbox.PATH + "/bin/sh -c \"$1\"\n")
                .getBytes(StandardCharsets.UTF_8);
        ExecResult result = runs.run(name, new Program("sh", List.of(), asLearner, List.of(script), new byte[0]), LIMITS);
        if (result.exitCode() != 0) {
            LOG.warnf("What %s holds in memory could not be moved, exit code %d: %s", name, result.exitCode(),
                    new String(result.err(), StandardCharsets.UTF_8).strip());
        }
        return result.exitCode() == 0;
    }
}
