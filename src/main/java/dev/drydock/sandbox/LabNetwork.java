package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Network.Ipam;

/**
 * The network of one lab: nobody else is ever connected to it. One of peers has no address on the host, so that no port of the
 * host answers there; one to the internet needs the host as its way out. {@link PacketFilter} stands behind both.
 */
final class LabNetwork {

    static final String NAME = "drydock-net-";

    private final Engine engine;
    private final String range;

    LabNetwork(Engine engine, SandboxConfig config) {
        this.engine = engine;
        this.range = config.networks();
    }

    /**
     * A lab's network as it is.
     *
     * @param name by which the engine knows it
     * @param subnet the addresses of everybody on it
     */
    record Made(String name, String subnet) {

        String gateway() {
            return Subnets.gateway(subnet);
        }
    }

    /** Makes it, or finds what an earlier call made. */
    Made make(String labId, Wishes.Network wish, Map<String, String> labels) {
        Optional<Made> there = find(labId);
        if (there.isPresent()) {
            return there.get();
        }
        Set<String> taken = taken();
        List<String> free = Subnets.of(range).inAnyOrder().filter(subnet -> !taken.contains(subnet)).toList();
        for (String subnet : free) {
            try {
                create(NAME + labId, subnet, wish, labels);
                return new Made(NAME + labId, subnet);
            } catch (DockerException e) {
                if (!isTaken(e)) {
                    throw e;
                }
            }
        }
        throw new SandboxException.NoCapacity("no network is left for lab " + labId + " in " + range
                + "; drydock.sandbox.networks gives another range", null);
    }

    Optional<Made> find(String labId) {
        try {
            Network network = engine.client().inspectNetworkCmd().withNetworkId(NAME + labId).exec();
            return Optional.of(new Made(NAME + labId, network.getIpam().getConfig().getFirst().getSubnet()));
        } catch (NotFoundException notThere) {
            return Optional.empty();
        }
    }

    private Set<String> taken() {
        return engine.client().listNetworksCmd().exec().stream().map(Network::getIpam)
                .flatMap(ipam -> ipam == null || ipam.getConfig() == null ? Stream.of() : ipam.getConfig().stream())
                .map(Ipam.Config::getSubnet).collect(Collectors.toSet());
    }

    private void create(String name, String subnet, Wishes.Network wish, Map<String, String> labels) {
        boolean isInternal = wish != Wishes.Network.INTERNET;
        engine.client().createNetworkCmd().withName(name).withCheckDuplicate(true).withDriver("bridge")
                .withInternal(isInternal)
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(subnet).withGateway(Subnets.gateway(subnet))))
                .withOptions(Map.of(
                        "com.docker.network.bridge.inhibit_ipv4", Boolean.toString(isInternal),
                        "com.docker.network.bridge.enable_icc", "true"))
                .withLabels(labels).exec();
    }

    /** Larger networks of others may lie across a piece, and another server may have been faster. */
    private static boolean isTaken(DockerException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("overlap") || message.contains("conflicts with");
    }

    /** False when something is connected to it still. */
    boolean remove(String name) {
        try {
            engine.client().removeNetworkCmd(name).exec();
            return true;
        } catch (NotFoundException gone) {
            return true;
        } catch (DockerException e) {
            if (String.valueOf(e.getMessage()).contains("has active endpoints")) {
                return false;
            }
            throw e;
        }
    }
}
