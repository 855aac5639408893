package dev.drydock.sandbox;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;

/** Stops the time of a lab, and lets it go on. */
final class Freezer {

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

    private static String container(String labId) {
        return DockerSandboxes.containerOf(new SandboxRef(labId, true));
    }
}
