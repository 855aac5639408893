package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
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

    /** Follows the name of a volume in the name of what says that it is whole. */
    private static final String FILLED = "-filled";

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
        making.lock();
        try {
            // Another Drydock that needs none of this kind may have removed it: an engine would give labs an empty one
            if (!imageId.equals(madeFor) || !exists(volume)) {
                if (!exists(volume) || !exists(volume + FILLED)) {
                    fill(volume);
                }
                removeUnused(volume);
                madeFor = imageId;
            }
        } finally {
            making.unlock();
        }
        return volume;
    }

    private boolean exists(String volume) {
        try {
            engine.inspectVolumeCmd(volume).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private String imageId() {
        try {
            return engine.inspectImageCmd(image).exec().getId();
        } catch (NotFoundException e) {
            throw new SandboxException.ImageMissing(image, e);
        }
    }

    /**
     * The engine copies what an image holds at the mount point into an empty volume when a container is created with it.
     * Volumes can
     * neither be renamed nor labelled later, so that it is whole is said by a second one, which holds nothing.
     */
    private void fill(String volume) {
        Map<String, String> label = Map.of(label(), image);
        removeUnfinished(volume);
        engine.createVolumeCmd().withName(volume).withLabels(label).exec();
        String container = engine.createContainerCmd(image)
                .withCmd("never-started")
                .withLabels(label)
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withBinds(new Bind(volume, new Volume(path))))
                .exec().getId();
        engine.removeContainerCmd(container).withForce(true).exec();
        engine.createVolumeCmd().withName(volume + FILLED).withLabels(label).exec();
    }

    private String label() {
        return "dev.drydock." + name;
    }

    /**
     * What a kill in the middle left would look filled to the engine. One that labs use is whole, made before there were marks.
     */
    private void removeUnfinished(String volume) {
        engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label())).withVolumeFilter(List.of(volume)).exec()
                .forEach(left -> engine.removeContainerCmd(left.getId()).withForce(true).exec());
        remove(volume);
    }

    /** Those of images that are no more. The engine itself keeps what a lab still uses, be it another Drydock's. */
    private void removeUnused(String current) {
        engine.listVolumesCmd().withFilter("label", List.of(label())).exec().getVolumes().stream().map(it -> it.getName())
                .filter(old -> !old.startsWith(current) && !old.endsWith(FILLED))
                .forEach(old -> {
                    if (remove(old)) {
                        remove(old + FILLED);
                    }
                });
    }

    private boolean remove(String volume) {
        try {
            engine.removeVolumeCmd(volume).exec();
            return true;
        } catch (NotFoundException gone) {
            return true;
        } catch (ConflictException used) {
            return false;
        }
    }
}
