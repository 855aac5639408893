package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the host of the engine is called by in its networks, and whom it asks for names: seen from there, since the server may
 * be elsewhere, or in a container.
 *
 * @param addresses its own, of every interface
 * @param resolvers its servers for names, except those on its loopback, which the engine asks itself
 */
record HostNetwork(List<String> addresses, List<String> resolvers) {

    static HostNetwork seen(FirewallRun firewall, Map<String, String> labels) {
        String name = FirewallRun.NAME + UUID.randomUUID();
        return of(firewall.run(name, labels, "host", List.of(), List.of("/usr/sbin/say-host")));
    }

    static HostNetwork of(String said) {
        HostNetwork host = new HostNetwork(all("address ", said), all("resolver ", said));
        if (host.addresses.isEmpty()) {
            throw new SandboxException.Unsupported("the addresses of the engine's host are not known, so labs cannot be kept "
                    + "from them; it said '" + said + "'");
        }
        return host;
    }

    private static List<String> all(String kind, String said) {
        return said.lines().map(String::strip).filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length()))
                .filter(address -> address.matches("[0-9]+(\\.[0-9]+){3}")).distinct().toList();
    }
}
