package dev.drydock.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the packet filter of a lab lets through, in the words of nft.
 *
 * @param rules the table
 * @param tried addresses that it must be seen to refuse
 */
record FilterRules(String rules, List<String> tried) {

    /** Where clouds tell their machines secrets. */
    private static final String METADATA = "169.254.169.254";
    /** What is nobody's public address: this host, private and shared networks, links, benchmarks, groups, the future. */
    private static final List<String> NOT_PUBLIC = List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "224.0.0.0/4", "240.0.0.0/4");
    /** A host has an address on each network of a lab: all are refused, and some are tried. */
    private static final int MOST_TRIED = 20;
    /** The host keeps each connection of all labs in one table: a lab that opens more fills it for everybody. */
    private static final int MOST_CONNECTIONS = 500;

    /** Everybody on the lab's own network, except what the host might be there, and nobody else. */
    static FilterRules ofPeers(LabNetwork.Made network) {
        String rules = table("""
                ip saddr %1$s drop
                ip saddr %2$s accept
                """.formatted(network.gateway(), network.subnet()), """
                ip daddr %1$s reject with icmpx admin-prohibited
                ip daddr %2$s accept
                """.formatted(network.gateway(), network.subnet()));
        return new FilterRules(rules, List.of(METADATA, network.gateway(), "8.8.8.8"));
    }

    /**
     * Every public address but those of the host and what the operator names, by IPv4, and the host's servers for names.
     *
     * @param also ranges of addresses that are refused too
     */
    static FilterRules ofInternet(LabNetwork.Made network, HostNetwork host, List<String> also) {
        List<String> refused = Stream.of(NOT_PUBLIC, host.addresses(), also).flatMap(List::stream).toList();
        String names = host.resolvers().isEmpty() ? ""
                : "ip daddr { %s } meta l4proto { tcp, udp } th dport 53 accept".formatted(String.join(", ", host.resolvers()));
        String rules = table("ct state { established, related } accept", """
                %s
                %s
                ct state new ct count over %d reject with icmpx admin-prohibited
                meta nfproto ipv4 accept
                """.formatted(names, refused.stream().map("ip daddr %s reject with icmpx admin-prohibited"::formatted)
                .collect(Collectors.joining("\n")), MOST_CONNECTIONS));
        List<String> tried = Stream.of(List.of(METADATA, network.gateway()), host.addresses())
                .flatMap(List::stream).filter(address -> !address.startsWith("127.")).distinct().limit(MOST_TRIED).toList();
        return new FilterRules(rules, tried);
    }

    /** What is refused is told at once, rather than left to a learner's patience. */
    private static String table(String in, String out) {
        return """
                table inet drydock
                delete table inet drydock
                table inet drydock {
                  chain input {
                    type filter hook input priority 0; policy drop;
                    iif lo accept
                    %s
                  }
                  chain output {
                    type filter hook output priority 0; policy drop;
                    oif lo accept
                    %s
                    reject with icmpx admin-prohibited
                  }
                  chain forward {
                    type filter hook forward priority 0; policy drop;
                  }
                }
                """.formatted(in, out);
    }
}
