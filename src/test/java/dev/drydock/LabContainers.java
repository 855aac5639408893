package dev.drydock;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

/** What the engine itself knows of labs: the truth that rows are compared with. */
final class LabContainers {

    static final String LAB = "dev.drydock.lab";
    static final String INSTALLATION = "dev.drydock.installation";

    private static final DockerClient ENGINE = connect();

    private LabContainers() {
    }

    static DockerClient connect() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(config, new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost()).sslConfig(config.getSSLConfig()).build());
    }

    /** Ids of the labs of an installation, whether they run or not. */
    static List<String> of(String installation) {
        return containers(installation).stream().map(container -> container.getLabels().get(LAB)).sorted().toList();
    }

    /** Containers that looked at a lab from outside and are still there. */
    static List<String> inspectors(String lab) {
        return ENGINE.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(LAB, lab, "dev.drydock.inspector", "true"))
                .exec().stream().map(Container::getId).toList();
    }

    /** What the engine was told of a lab's limits and rights. */
    static HostConfig hostConfig(String lab) {
        return ENGINE.inspectContainerCmd("drydock-lab-" + lab).exec().getHostConfig();
    }

    /** The release of the kernel that all labs share, as the engine says. */
    static String kernel() {
        return ENGINE.infoCmd().exec().getKernelVersion();
    }

    /** A container that looks like a lab of this installation and that no row knows. */
    static void createOrphan(String installation, String lab) {
        String id = ENGINE.createContainerCmd("drydock/base").withName("drydock-lab-" + lab)
                .withEntrypoint("sleep", "infinity").withLabels(Map.of(LAB, lab, INSTALLATION, installation)).exec().getId();
        ENGINE.startContainerCmd(id).exec();
    }

    /** What a killed engine leaves of a lab whose container it had not yet written down, or had already forgotten; its name. */
    static String createVolume(String installation, String lab) {
        return ENGINE.createVolumeCmd().withLabels(Map.of(LAB, lab, INSTALLATION, installation)).exec().getName();
    }

    static List<String> volumes(String installation) {
        return ENGINE.listVolumesCmd().withFilter("label", List.of(INSTALLATION + "=" + installation)).exec().getVolumes()
                .stream().map(InspectVolumeResponse::getName).toList();
    }

    static void removeVolume(String name) {
        ENGINE.removeVolumeCmd(name).exec();
    }

    /** As when somebody removes it by hand, or the engine lost it. */
    static void remove(String lab) {
        ENGINE.removeContainerCmd("drydock-lab-" + lab).withForce(true).exec();
    }

    /** As when the engine is restarted without live restore, a frozen lab included. */
    static void kill(String lab) {
        ENGINE.killContainerCmd("drydock-lab-" + lab).exec();
    }

    static void removeAll(String installation) {
        for (Container container : containers(installation)) {
            try {
                ENGINE.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
            } catch (NotFoundException | ConflictException beingRemoved) {
                // The server was at it as well
            }
        }
        for (String volume : volumes(installation)) {
            try {
                ENGINE.removeVolumeCmd(volume).exec();
            } catch (NotFoundException | ConflictException beingRemoved) {
                // The same
            }
        }
    }

    private static List<Container> containers(String installation) {
        return ENGINE.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(INSTALLATION, installation)).exec();
    }
}
