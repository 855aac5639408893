package dev.drydock.sandbox;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;

/**
 * What is trusted inside a lab (supervisor, shells and tools for checks), on a volume that every lab mounts read-only. The
 * volume
 * is named after the toolbox image, so that a new image gives new labs a new volume and running ones keep theirs.
 */
final class Toolbox {

    static final String PATH = "/opt/drydock";
    static final String SUPERVISOR = PATH + "/bin/supervisor";
    private static final String LABEL = "dev.drydock.toolbox";

    private final DockerClient engine;
    private final String image;
    private final ReentrantLock making = new ReentrantLock();
    private volatile String madeFor;

    Toolbox(DockerClient engine, SandboxConfig config) {
        this.engine = engine;
        this.image = config.imagePrefix() + "toolbox";
    }

    /** The name of a filled volume. */
    String volume() {
        String imageId = imageId();
        String volume = "drydock-toolbox-" + imageId.substring(imageId.indexOf(':') + 1).substring(0, 12);
        if (!imageId.equals(madeFor)) {
            making.lock();
            try {
                fill(volume);
                madeFor = imageId;
            } finally {
                making.unlock();
            }
        }
        return volume;
    }

    private String imageId() {
        try {
            return engine.inspectImageCmd(image).exec().getId();
        } catch (NotFoundException e) {
            throw new SandboxException.ImageMissing(image, e);
        }
    }

    /** The engine copies what an image holds at the mount point into a new volume when a container is created with it. */
    private void fill(String volume) {
        engine.createVolumeCmd().withName(volume).withLabels(Map.of(LABEL, image)).exec();
        String container = engine.createContainerCmd(image)
                .withCmd(SUPERVISOR)
                .withLabels(Map.of(LABEL, image))
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withBinds(new Bind(volume, new Volume(PATH))))
                .exec().getId();
        engine.removeContainerCmd(container).withForce(true).exec();
    }
}
