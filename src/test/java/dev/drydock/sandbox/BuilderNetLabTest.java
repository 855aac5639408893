package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A builder-net lab adds a firewall: the inner engine's rules are there to be looked at. */
@Tag("running")
class BuilderNetLabTest {

    @Test
    void a_network_of_ones_own_comes_with_rules() throws InterruptedException {
        try (TypedLab lab = new TypedLab("builder-net")) {
            lab.type("docker network create lab && docker run -d --name server --network lab nginx");
            TypedLab.Answer page = lab.type("docker run --rm --network lab busybox wget -qO- http://server/");
            assertTrue(page.text().contains("Welcome to nginx"), page.text());
            TypedLab.Answer rules = lab.type("podman unshare --rootless-netns iptables -t nat -S");
            assertEquals(0, rules.exit(), rules.text());
            assertTrue(rules.text().contains("NETAVARK"), rules.text());
        }
    }
}
