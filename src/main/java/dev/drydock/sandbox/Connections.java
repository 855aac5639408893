package dev.drydock.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;

/**
 * Connects containers to their lab's network. A container is always made and started without any: its processes find only
 * themselves until the packet filter stands, also when it was stopped and is started anew, for which it gets a new network
 * namespace without a filter.
 */
final class Connections {

    /** What a lab is called on its own network. */
    static final String LAB = "drydock";
    /** What a container is to be connected to whenever it starts; none without it. */
    static final String LABEL = "dev.drydock.network";
    private static final String NONE = "none";

    private final Engine engine;
    private final LabNetwork networks;
    private final PacketFilter filter;
    private final FirewallRun firewall;
    private final List<String> refused;

    Connections(Engine engine, LabNetwork networks, SandboxConfig config) {
        this.engine = engine;
        this.networks = networks;
        this.filter = new PacketFilter(engine, config);
        this.firewall = new FirewallRun(engine, config);
        List<String> also = new ArrayList<>(config.refused().orElse(List.of()));
        also.add(config.networks());
        this.refused = List.copyOf(also);
    }

    /** Whether the container has a network when it runs. */
    static boolean wants(InspectContainerResponse container) {
        Map<String, String> labels = container.getConfig().getLabels();
        return labels != null && labels.containsKey(LABEL);
    }

    /**
     * Connects a running container, unless it is.
     *
     * @param alias by which the others find it
     */
    void connect(String name, String alias) {
        InspectContainerResponse container = engine.client().inspectContainerCmd(name).exec();
        if (!connected(container).isEmpty()) {
            return;
        }
        Map<String, String> labels = LabContainer.ofLab(container);
        Wishes.Network wish = Wishes.Network.valueOf(container.getConfig().getLabels().get(LABEL));
        LabNetwork.Made network = networks.make(labels.get(LabContainer.LAB_LABEL), wish, labels);
        FilterRules rules = switch (wish) {
            case INTERNET -> FilterRules.ofInternet(network, HostNetwork.seen(firewall, labels), refused);
            // A network that nobody asked for would be one too many
            case PEERS, NONE -> FilterRules.ofPeers(network);
        };
        filter.set(container.getId(), labels, rules.rules(), rules.tried());
        leave(container.getId(), NONE);
        engine.client().connectToNetworkCmd().withNetworkId(network.name()).withContainerId(container.getId())
                .withContainerNetwork(new ContainerNetwork().withAliases(alias)).exec();
    }

    /**
     * Before a container is started that may have run before, unless it runs still: an engine would connect it again, and its
     * new
     * network namespace has no filter.
     */
    void disconnectStopped(String name) {
        InspectContainerResponse container = engine.client().inspectContainerCmd(name).exec();
        if (!Boolean.TRUE.equals(container.getState().getRunning())) {
            connected(container).forEach(network -> leave(container.getId(), network));
        }
    }

    private static List<String> connected(InspectContainerResponse container) {
        Map<String, ContainerNetwork> all = container.getNetworkSettings().getNetworks();
        return all == null ? List.of() : all.keySet().stream().filter(name -> !name.equals(NONE)).toList();
    }

    private void leave(String container, String network) {
        try {
            engine.client().disconnectFromNetworkCmd().withNetworkId(network).withContainerId(container).withForce(true).exec();
        } catch (DockerException e) {
            if (!String.valueOf(e.getMessage()).contains("is not connected")) {
                throw e;
            }
        }
    }
}
