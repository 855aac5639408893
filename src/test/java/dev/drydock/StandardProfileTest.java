package dev.drydock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.HostConfig;

/** A lab is a root shell that can do nothing to the host: what the engine was told, and what a learner then meets. */
@RunningDrydock
class StandardProfileTest {

    private static final long MIB = 1024 * 1024;

    private static Guest guest;
    private static String lab;

    @BeforeAll
    static void startLab(Server server) {
        guest = Guest.of(server);
        lab = guest.lab();
    }

    @AfterAll
    static void endLab() {
        guest.endLabs();
    }

    @Test
    void theEngineIsToldEveryLimit() {
        HostConfig host = LabContainers.hostConfig(lab);
        assertEquals(256 * MIB, host.getMemory());
        assertEquals(256 * MIB, host.getMemorySwap(), "swap beyond the memory");
        assertEquals(500_000_000L, host.getNanoCPUs());
        assertEquals(256, host.getPidsLimit());
        assertEquals("none", host.getNetworkMode());
        assertEquals("none", host.getLogConfig().getType().getType());
        assertEquals("ALL", Arrays.toString(host.getCapDrop()).replaceAll("[\\[\\]]", ""));
        assertFalse(Boolean.TRUE.equals(host.getPrivileged()));
        assertThat(host.getSecurityOpts(), hasItem("no-new-privileges"));
        assertThat(host.getSecurityOpts(), hasItem(startsWith("seccomp={")));
        for (var bind : host.getBinds()) {
            assertEquals(AccessMode.ro, bind.getAccessMode(), "writable: " + bind);
        }
    }

    @Test
    void aLearnersShellHoldsSevenCapabilitiesAndCanGainNone() {
        String status = run("cat /proc/self/status");
        // CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID, SYS_CHROOT
        for (String set : new String[] { "CapPrm", "CapEff", "CapBnd" }) {
            assertThat(status, containsString(set + ":\t00000000000400eb"));
        }
        assertThat(status, containsString("NoNewPrivs:\t1"));
        assertThat(status, containsString("Seccomp:\t2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mount -t tmpfs none /mnt | denied",
            "unshare -m true | not permitted",
            "unshare -r true | not permitted",
            "mknod /root/disk b 8 0 | not permitted",
            "echo x > /proc/sys/kernel/core_pattern | Read-only",
            "touch /opt/drydock/bin/x | Read-only",
            "chroot /proc/1/root true | denied",
            "date -s 2020-01-01 | not permitted" })
    void whatWouldReachTheHostIsRefused(String command, String refusal) {
        String answer = run(command.strip() + " 2>&1; echo exit=$?");
        assertThat(answer, not(containsString("exit=0")));
        assertThat(answer.toLowerCase(java.util.Locale.ROOT),
                containsString(refusal.strip().toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void thereIsNoNetworkButLoopbackAndNoEngineSocket() {
        assertEquals("lo\r\n", run("cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '"));
        assertThat(run("ls /var/run/docker.sock 2>&1"), containsString("No such file"));
    }

    @Test
    void nothingOfOursLeaksIntoTheLearnersEnvironment() {
        Set<String> names = new TreeSet<>(Arrays.asList(run("env | cut -d= -f1").split("\r\n")));
        assertTrue(names.contains("LAB_SEED"), names.toString());
        assertFalse(names.stream().anyMatch(name -> name.startsWith("DRYDOCK")), names.toString());
    }

    @Test
    void aForkBombIsHeldByTheTaskLimitAndEndsWithItsTerminal() {
        try (TerminalWindow bomb = guest.terminal(lab, 2)) {
            bomb.type("for i in $(seq 300); do sleep 300 & done\n");
            bomb.awaitOutput("Resource temporarily unavailable");
            guest.delete("/api/labs/{lab}/terminals/{n}", lab, 2).then().statusCode(204);
        }
        assertEquals("alive\r\n", run("echo alive"));
        guest.check(lab, "done").then().statusCode(200).body("outcome", equalTo("not-yet"));
    }

    private static String run(String command) {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            return terminal.run(command);
        }
    }
}
