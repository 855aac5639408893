package dev.drydock.sandbox;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;

/**
 * A folder of an image of ours as a volume that many labs mount read-only. The volume is named after that image's content, so
 * that a new image gives new labs a new volume and running ones keep theirs.
 */
final class SharedVolume {

    private final DockerClient engine;
    private final String name;
    private final String image;
    private final String path;
    private final ReentrantLock making = new ReentrantLock();
    private volatile String madeFor;

    /**
     * @param name the image's folder name in lab-images
     * @param path the folder in it, and where labs find it
     */
    SharedVolume(DockerClient engine, SandboxConfig config, String name, String path) {
        this.engine = engine;
        this.name = name;
        this.image = config.imagePrefix() + name;
        this.path = path;
    }

    Bind readOnly() {
        return new Bind(name(), new Volume(path), AccessMode.ro);
    }

    /** The name of a filled volume. */
    String name() {
        String imageId = imageId();
        String volume = "drydock-" + name + "-" + imageId.substring(imageId.indexOf(':') + 1).substring(0, 12);
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

    /** The engine copies what an image holds at the mount point into an empty volume when a container is created with it. */
    private void fill(String volume) {
        Map<String, String> label = Map.of("dev.drydock." + name, image);
        engine.createVolumeCmd().withName(volume).withLabels(label).exec();
        String container = engine.createContainerCmd(image)
                .withCmd("never-started")
                .withLabels(label)
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withBinds(new Bind(volume, new Volume(path))))
                .exec().getId();
        engine.removeContainerCmd(container).withForce(true).exec();
    }
}
