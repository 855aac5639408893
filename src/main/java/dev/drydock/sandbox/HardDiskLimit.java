package dev.drydock.sandbox;

import java.util.Map;

import org.jboss.logging.Logger;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;

/**
 * The engine's own limit on what a container may write to its layer: overlay2 has one on xfs with project quotas, and says so
 * only when a container is made with it, so that is tried with one that is never started. Where there is one, a lab that writes
 * too much meets "no space left on device" where elsewhere it would be ended. Not asked of btrfs: Docker 20.10 takes the limit
 * there and lets a container write past it.
 */
final class HardDiskLimit {

    private static final Logger LOG = Logger.getLogger(HardDiskLimit.class);

    private final DockerClient engine;
    private final String image;
    private final long bytes;
    private volatile Boolean there;

    HardDiskLimit(DockerClient engine, SandboxConfig config) {
        this.engine = engine;
        this.image = config.imagePrefix() + "toolbox";
        this.bytes = config.disk().mostBytes();
    }

    /** Puts it on a lab that is about to be made, where it is there. */
    HostConfig on(HostConfig host) {
        return isThere() ? host.withStorageOpt(size()) : host;
    }

    private boolean isThere() {
        if (there == null) {
            there = isTaken();
            LOG.infof("What a lab may write is %s",
                    there ? "limited by the engine's storage" : "watched, since the engine's storage has no limit");
        }
        return there;
    }

    private Map<String, String> size() {
        return Map.of("size", Long.toString(bytes));
    }

    private boolean isTaken() {
        if (!"overlay2".equals(engine.infoCmd().exec().getDriver())) {
            return false;
        }
        try {
            String trial = engine.createContainerCmd(image).withCmd("never-started")
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none").withStorageOpt(size())).exec().getId();
            engine.removeContainerCmd(trial).withForce(true).exec();
            return true;
        } catch (NotFoundException noImage) {
            throw new SandboxException.ImageMissing(image, noImage);
        } catch (DockerException refused) {
            LOG.debugf("No hard disk limit: %s", refused.getMessage());
            return false;
        }
    }
}
