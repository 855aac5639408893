package dev.drydock.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;

/** Stops the time of a lab and lets it go on, and says how much processor time it has used while it went. */
final class Freezer {

    /** The engine waits for a second sample before it answers. */
    private static final long STATISTICS_SECONDS = 5;

    private final Engine engine;

    Freezer(Engine engine) {
        this.engine = engine;
    }

    void freeze(String labId) {
        engine.call("freezing lab " + labId, () -> {
            if (!state(labId).getPaused()) {
                engine.client().pauseContainerCmd(container(labId)).exec();
            }
            return null;
        });
    }

    void thaw(String labId) {
        engine.call("waking lab " + labId, () -> {
            if (state(labId).getPaused()) {
                engine.client().unpauseContainerCmd(container(labId)).exec();
            }
            return null;
        });
    }

    private ContainerState state(String labId) {
        ContainerState state = engine.client().inspectContainerCmd(container(labId)).exec().getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            throw new SandboxException.LabGone("lab " + labId + " stopped, it can neither be frozen nor woken", null);
        }
        return state;
    }

    Duration cpuUsed(String labId) {
        return engine.call("measuring lab " + labId, () -> {
            try (Latest latest = engine.client().statsCmd(container(labId)).withNoStream(true).exec(new Latest())) {
                return latest.cpu(labId);
            } catch (IOException e) {
                throw new SandboxException.EngineDown("the engine did not end the measurement of lab " + labId, e);
            }
        });
    }

    /** Keeps the last of the engine's answers. */
    private static final class Latest extends AsyncResultCallback<Statistics> {

        private volatile Statistics statistics;

        @Override
        public void onNext(Statistics next) {
            statistics = next;
        }

        Duration cpu(String labId) {
            try {
                if (!awaitCompletion(STATISTICS_SECONDS, TimeUnit.SECONDS) || statistics == null) {
                    throw new SandboxException.EngineTimeout("the engine did not measure lab " + labId, null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException.LabGone("interrupted while lab " + labId + " was measured", e);
            }
            return Duration.ofNanos(statistics.getCpuStats().getCpuUsage().getTotalUsage());
        }
    }

    private static String container(String labId) {
        return DockerSandboxes.containerOf(new SandboxRef(labId, true));
    }
}
