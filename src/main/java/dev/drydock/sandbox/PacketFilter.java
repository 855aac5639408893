package dev.drydock.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Capability;

/**
 * The packet filter of a lab, set from outside by a container that joins the lab's network for a moment and holds the one right
 * that nobody in the lab has. So the lab's own root can neither see nor change it, and the host's own rules are left alone.
 */
final class PacketFilter {

    /** An end that nobody saw is no proof. */
    private static final String LAST_WORD = "the filter stands";

    private final FirewallRun firewall;

    PacketFilter(Engine engine, SandboxConfig config) {
        this.firewall = new FirewallRun(engine, config);
    }

    /**
     * Sets it for one container, which must not be connected to anything yet. When this returns, the filter stands and was
     * seen to refuse; else the container must not be connected.
     *
     * @param container its id
     * @param labels of its lab
     * @param refused addresses that are tried in vain
     */
    void set(String container, Map<String, String> labels, String rules, List<String> refused) {
        List<String> command = new ArrayList<>(List.of("/usr/sbin/set-filter", rules));
        command.addAll(refused);
        String said = firewall.run(FirewallRun.NAME + container.substring(0, 12), labels, "container:" + container,
                List.of(Capability.NET_ADMIN), command);
        if (!said.endsWith(LAST_WORD)) {
            throw new SandboxException.Unsupported("whether the packet filter of a lab stands is not known: " + said);
        }
    }
}
