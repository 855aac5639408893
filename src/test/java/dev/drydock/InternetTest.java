package dev.drydock;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the operator allows it, a lab reaches the internet, and never what is private. A second of sleep is long here. */
@RunningDrydock(lessons = "src/test/resources/lessons-with-peers", settings = { "drydock.sandbox.internet=true",
        "drydock.sandbox.refused=203.0.113.0/24", "drydock.lab.stop-after=1s", "drydock.lab.reap-every=1s",
        "drydock.lab.pool.least=0" })
class InternetTest {

    private Server server;
    private Guest guest;
    private World world;
    private String lab;

    @BeforeEach
    void arrive(Server running) throws IOException {
        server = running;
        world = World.make();
        guest = Guest.of(running);
        lab = guest.lab("peers", "03-internet");
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        guest.endLabs();
        world.close();
    }

    private static String get(TerminalWindow terminal, String address, String path) {
        return terminal.run("curl -s -o /dev/null -m 5 -w '%{http_code}' http://" + address + path + "; echo");
    }

    private static boolean opens(TerminalWindow terminal, String address, int port) {
        return terminal.run("(timeout 3 bash -c '</dev/tcp/" + address + "/" + port + "') 2>/dev/null && echo open")
                .contains("open");
    }

    private void expectThePublicAlone(TerminalWindow terminal, String path) throws IOException {
        assertEquals("404\r\n", get(terminal, World.PUBLIC, path + "-public"));
        assertTrue(world.wasAskedFor(path + "-public"));
        World.PRIVATE.forEach(address -> assertEquals("000\r\n", get(terminal, address, path + "-private"), address));
        assertFalse(world.wasAskedFor(path + "-private"));
    }

    @Test
    void itReachesThePublicAndNothingPrivate() throws IOException {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            expectThePublicAlone(terminal, "/first");
            // What the operator named, and what is told at once rather than waited for
            assertTrue(terminal.run("curl -sS -m 5 http://203.0.113.7/").contains("Failed to connect"));
            assertTrue(terminal.run("curl -sS -m 5 http://169.254.169.254/").contains("Failed to connect"));
        }
    }

    @Test
    void noPortOfTheHostAnswers() throws IOException {
        try (ServerSocket listening = new ServerSocket(0); TerminalWindow terminal = guest.terminal(lab, 1)) {
            List<String> addresses = HostCommand.addresses();
            assertTrue(addresses.contains(World.OURS), addresses::toString);
            addresses.forEach(address -> assertFalse(opens(terminal, address, listening.getLocalPort()), address));
            listening.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, listening::accept);
        }
    }

    @Test
    void noOtherLabAnswers() {
        Guest other = Guest.of(server);
        String others = other.lab("peers", "03-internet");
        try (TerminalWindow there = other.terminal(others, 1); TerminalWindow here = guest.terminal(lab, 1)) {
            String address = there.run("hostname -i").strip();
            there.run("python3 -m http.server 8000 >/dev/null 2>&1 &");
            Eventually.holds(() -> opens(there, address, 8000), () -> "the other lab's server does not listen");
            assertFalse(opens(here, address, 8000));
        } finally {
            other.endLabs();
        }
    }

    /** By a long sleep, or by somebody else, such as an engine that was restarted. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void whenItWasStoppedTheFilterStandsBeforeAnythingOfTheLearnerRuns(boolean asleep) throws IOException {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("echo 'for i in $(seq 40); do curl -s -m 1 http://" + World.PRIVATE.getFirst()
                    + "/early; sleep 0.1; done >/dev/null 2>&1 &' >>~/.bashrc");
        }
        if (asleep) {
            guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        } else {
            LabContainers.kill(lab);
        }
        Eventually.is("t", () -> server.query("SELECT stopped FROM lab WHERE id = '" + lab + "'"));
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            expectThePublicAlone(terminal, "/second");
        }
        assertFalse(world.wasAskedFor("/early"));
    }

    @Test
    void nothingOfAnEndedLabIsLeft() {
        assertTrue(LabContainers.everythingOf(lab).contains("drydock-net-" + lab));
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        Eventually.is(List.of(), () -> LabContainers.everythingOf(lab));
    }

    @Test
    void theHostsServerForNamesIsTheOnlyPrivateAddressThatItMayAsk() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            for (String resolver : HostCommand.resolvers()) {
                assertFalse(opens(terminal, resolver, 80), resolver);
                assertFalse(terminal.run("echo x >/dev/udp/" + resolver + "/53").contains("not permitted"), resolver);
                assertTrue(terminal.run("echo x >/dev/udp/" + resolver + "/54").contains("not permitted"), resolver);
            }
        }
    }
}
