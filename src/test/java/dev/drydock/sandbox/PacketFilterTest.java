package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;

import io.smallrye.config.SmallRyeConfigBuilder;

/** A packet filter is believed only when it was seen to refuse, and only labs that may have a network get one. */
class PacketFilterTest {

    private static final List<String> METADATA = List.of("169.254.169.254");

    private final SandboxConfig config = new SmallRyeConfigBuilder().addDefaultSources().addDiscoveredConverters()
            .withMapping(SandboxConfig.class).withValidateUnknown(false).build().getConfigMapping(SandboxConfig.class);
    private final Engine engine = new Engine(config);
    private final PacketFilter filter = new PacketFilter(engine, config);
    private String container;

    @BeforeEach
    void start() {
        container = engine.client().createContainerCmd("drydock/base").withCmd("sleep", "600")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none")).exec().getId();
        engine.client().startContainerCmd(container).exec();
    }

    @AfterEach
    void end() {
        engine.remove(container);
        engine.close();
    }

    private void set(String rules, List<String> refused) {
        filter.set(container, Map.of(), rules, refused);
    }

    private void expectRefusal(String because, String rules, List<String> refused) {
        var refusal = assertThrows(SandboxException.Unsupported.class, () -> set(rules, refused));
        assertTrue(refusal.getMessage().contains(because), refusal.getMessage());
    }

    private static String rules(String policy, String out) {
        return """
                table inet drydock {
                  chain input { type filter hook input priority 0; policy drop; }
                  chain output { type filter hook output priority 0; policy %s; oif lo accept
                    %s
                  }
                  chain forward { type filter hook forward priority 0; policy drop; }
                }
                """.formatted(policy, out);
    }

    @Test
    void rulesOfPeersRefuseWhatTheyMustAndCanBeSetAgain() {
        String rules = FilterRules.ofPeers(new LabNetwork.Made("any", "10.1.0.0/28")).rules();
        assertDoesNotThrow(() -> set(rules, List.of("169.254.169.254", "10.1.0.1", "8.8.8.8", "10.1.0.16")));
        assertDoesNotThrow(() -> set(rules, METADATA));
        expectRefusal("a packet to 10.1.0.2 is not refused", rules, List.of("10.1.0.2"));
    }

    @Test
    void rulesThatLetAPacketThroughAreNoFilter() {
        expectRefusal("a packet to 169.254.169.254 is not refused", rules("drop", "ip daddr 169.254.0.0/16 accept"), METADATA);
    }

    @Test
    void rulesWithoutAPolicyAreNoFilter() {
        expectRefusal("the filter has no output", rules("accept", "ip daddr 169.254.0.0/16 reject"), METADATA);
    }

    @Test
    void rulesThatCannotBeReadAreNoFilter() {
        expectRefusal("syntax error", "table inet drydock { what }", METADATA);
    }

    @Test
    void nothingThatSetItIsLeft() {
        set(FilterRules.ofPeers(new LabNetwork.Made("any", "10.1.0.0/28")).rules(), METADATA);
        assertThrows(NotFoundException.class, () -> engine.client()
                .inspectContainerCmd("drydock-firewall-" + container.substring(0, 12)).exec());
    }

    /** As when the engine was restarted in the middle of a start: it would connect what it starts by itself. */
    @Test
    void whatWasConnectedBeforeIsNotStartedWithoutAFilter() {
        DockerSandboxes sandboxes = new DockerSandboxes(config);
        SandboxSpec spec = new SandboxSpec("filtered", "filtered-labs", "base", "7", Duration.ofMinutes(5),
                new Wishes(OptionalLong.empty(), Optional.empty(), Wishes.Network.PEERS, List.of("web")));
        byte[] attempt = "#!/bin/bash\necho x >/dev/udp/169.254.169.254/9\n".getBytes(StandardCharsets.UTF_8);
        ExecLimits limits = new ExecLimits(Duration.ofSeconds(10), 4096);
        try {
            SandboxRef lab = sandboxes.start(spec);
            engine.client().killContainerCmd("drydock-lab-filtered").exec();
            engine.client().killContainerCmd("drydock-peer-filtered-web").exec();
            sandboxes.start(spec);
            for (ExecResult refused : List.of(sandboxes.setUp(lab, attempt, limits),
                    sandboxes.setUpPeer(lab, "web", attempt, limits))) {
                assertTrue(new String(refused.err(), StandardCharsets.UTF_8).contains("not permitted"));
            }
        } finally {
            sandboxes.stop("filtered");
            sandboxes.disconnect();
        }
    }

    @Test
    void labsOfOtherProfilesGetNoNetwork() {
        DockerSandboxes sandboxes = new DockerSandboxes(config);
        for (String image : List.of("builder", "builder-net", "vm")) {
            Wishes wishes = new Wishes(OptionalLong.empty(), Optional.empty(), Wishes.Network.PEERS, List.of("web"));
            var refusal = assertThrows(SandboxException.Unsupported.class, () -> sandboxes
                    .start(new SandboxSpec("refused-" + image, "refused-labs", image, "7", Duration.ofMinutes(1), wishes)));
            assertTrue(refusal.getMessage().contains("have no network"), refusal.getMessage());
        }
        assertEquals(List.of(), sandboxes.list("refused-labs"));
        assertEquals(List.of(), sandboxes.remnants("refused-labs"));
        sandboxes.disconnect();
    }
}
