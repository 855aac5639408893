package dev.drydock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

/** What the engine itself knows of labs: the truth that rows are compared with. */
final class LabContainers {

    static final String LAB = "dev.drydock.lab";
    static final String PEER = "dev.drydock.peer";
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

    /** The same of any container, by its name. */
    static HostConfig hostConfigOf(String container) {
        return ENGINE.inspectContainerCmd(container).exec().getHostConfig();
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

    static List<String> networks(String installation) {
        return ENGINE.listNetworksCmd().withFilter("label", List.of(INSTALLATION + "=" + installation)).exec().stream()
                .map(network -> network.getName()).toList();
    }

    static String networkId(String lab) {
        return ENGINE.inspectNetworkCmd().withNetworkId("drydock-net-" + lab).exec().getId();
    }

    /** What a killed engine leaves of a lab with peers; its name. */
    static String createNetwork(String installation, String lab) {
        ENGINE.createNetworkCmd().withName("drydock-net-" + lab).withInternal(true)
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet("10.214.0.0/28")))
                .withLabels(Map.of(LAB, lab, INSTALLATION, installation)).exec();
        return "drydock-net-" + lab;
    }

    /** Everything that the engine has of a lab, each by its name. */
    static List<String> everythingOf(String lab) {
        return everything(LAB, lab);
    }

    /** The same of all labs of an installation. */
    static List<String> everythingOfInstallation(String installation) {
        return everything(INSTALLATION, installation);
    }

    private static List<String> everything(String label, String value) {
        List<String> found = new ArrayList<>();
        ENGINE.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(label, value)).exec()
                .forEach(container -> found.add(container.getNames()[0].substring(1)));
        ENGINE.listNetworksCmd().withFilter("label", List.of(label + "=" + value)).exec()
                .forEach(network -> found.add(network.getName()));
        ENGINE.listVolumesCmd().withFilter("label", List.of(label + "=" + value)).exec().getVolumes()
                .forEach(volume -> found.add(volume.getName()));
        return found.stream().sorted().toList();
    }

    static void removeVolume(String name) {
        ENGINE.removeVolumeCmd(name).exec();
    }

    /** As when somebody removes it by hand, or the engine lost it. */
    static void remove(String lab) {
        removeContainer("drydock-lab-" + lab);
    }

    static void removeContainer(String name) {
        ENGINE.removeContainerCmd(name).withForce(true).exec();
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
        removeNetworks(installation);
        for (String volume : volumes(installation)) {
            try {
                ENGINE.removeVolumeCmd(volume).exec();
            } catch (NotFoundException | ConflictException beingRemoved) {
                // The same
            }
        }
    }

    private static void removeNetworks(String installation) {
        for (String network : networks(installation)) {
            try {
                ENGINE.removeNetworkCmd(network).exec();
            } catch (NotFoundException beingRemoved) {
                // The same
            }
        }
    }

    private static List<Container> containers(String installation) {
        return ENGINE.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(INSTALLATION, installation)).exec();
    }
}
