package dev.drydock.sandbox;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;

/** Stops the time of a container, and lets it go on. */
final class Freezer {

    private final Engine engine;

    Freezer(Engine engine) {
        this.engine = engine;
    }

    void freeze(String container) {
        engine.callAgain("freezing " + container, () -> {
            if (!state(container).getPaused()) {
                engine.client().pauseContainerCmd(container).exec();
            }
            return null;
        });
    }

    void thaw(String container) {
        engine.callAgain("waking " + container, () -> {
            if (state(container).getPaused()) {
                engine.client().unpauseContainerCmd(container).exec();
            }
            return null;
        });
    }

    private ContainerState state(String container) {
        ContainerState state = engine.client().inspectContainerCmd(container).exec().getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            throw new SandboxException.LabGone(container + " stopped, it can neither be frozen nor woken", null);
        }
        return state;
    }
}
