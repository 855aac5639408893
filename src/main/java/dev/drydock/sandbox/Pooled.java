package dev.drydock.sandbox;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * Containers that were started ahead. Labels never change once a container is made, so what tells a waiting one from a claimed
 * one is
 * its name.
 */
final class Pooled {

    static final String NAME = "drydock-pool-";
    /** Says for good that a lab came from the pool, and of which image. */
    static final String LABEL = "dev.drydock.pool";

    private final Engine engine;

    Pooled(Engine engine) {
        this.engine = engine;
    }

    /** Gives a waiting container the name of a lab; false when there is none. */
    boolean claim(String labId) {
        String name = DockerSandboxes.containerOf(new SandboxRef(labId, true));
        return engine.call("claiming lab " + labId, () -> {
            try {
                engine.client().renameContainerCmd(NAME + labId).withName(name).exec();
                return true;
            } catch (NotFoundException gone) {
                return false;
            } catch (ConflictException claimedAlready) {
                return true;
            }
        });
    }
}
