package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a lab on a network, by its root: nothing answers but its own peers. */
@RunningDrydock(lessons = "src/test/resources/lessons-with-peers", settings = "drydock.lab.pool.least=0")
class NetworkIsolationTest {

    private Server server;
    private Guest guest;
    private String lab;
    private TerminalWindow terminal;

    @BeforeEach
    void arrive(Server running) {
        server = running;
        guest = Guest.of(running);
        lab = guest.lab("peers", "01-web");
        terminal = guest.terminal(lab, 1);
        expect("open", "web", 80);
    }

    @AfterEach
    void endLabs() {
        terminal.close();
        guest.endLabs();
    }

    private void expect(String answer, String address, int port) {
        assertEquals(answer + "\r\n", terminal.run("(timeout 3 bash -c '</dev/tcp/" + address + "/" + port
                + "') 2>/dev/null && echo open || echo closed"), address + " port " + port);
    }

    /** Those of this machine, which is the engine's as well, those of other engines' bridges included. */
    private static List<String> addressesOfHost() throws IOException {
        List<String> addresses = new ArrayList<>();
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).map(InetAddress::getHostAddress)
                .map(address -> address.replaceFirst("%.*", "")).filter(address -> !address.startsWith("127."))
                .filter(address -> !address.equals("0:0:0:0:0:0:0:1")).forEach(addresses::add);
        return addresses;
    }

    private String gateway() {
        return terminal.run("ip route show default | awk '{ print $3 }'").strip();
    }

    @Test
    void noPortOfTheHostAnswers() throws IOException {
        try (ServerSocket listening = new ServerSocket(0)) {
            List<String> addresses = addressesOfHost();
            assertTrue(addresses.size() > 1, addresses::toString);
            addresses.add(gateway());
            addresses.forEach(address -> expect("closed", address, listening.getLocalPort()));
            int serversPort = Integer.parseInt(server.url().replaceFirst(".*:", ""));
            addresses.forEach(address -> expect("closed", address, serversPort));
            addresses.forEach(address -> expect("closed", address, 2375));
            listening.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, listening::accept);
        }
    }

    /** As an engine would that does not know the option by which the bridge has none. */
    @Test
    void noPortOfTheHostAnswersEvenWhereTheBridgeHasAnAddress() throws IOException {
        String gateway = gateway();
        String bridge = "br-" + LabContainers.networkId(lab).substring(0, 12);
        HostCommand.run("ip", "address", "add", gateway + "/28", "dev", bridge);
        try (ServerSocket listening = new ServerSocket(0)) {
            List<String> addresses = addressesOfHost();
            assertTrue(addresses.contains(gateway), addresses::toString);
            addresses.forEach(address -> expect("closed", address, listening.getLocalPort()));
            listening.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, listening::accept);
        }
        expect("open", "web", 80);
    }

    @Test
    void noOtherLabAnswers() {
        Guest other = Guest.of(server);
        String others = other.lab("peers", "01-web");
        try (TerminalWindow there = other.terminal(others, 1)) {
            String own = there.run("hostname -i").strip();
            String web = there.run("getent hosts web | awk '{ print $1 }'").strip();
            there.run("python3 -m http.server 8000 >/dev/null 2>&1 &");
            Eventually.is("open\r\n", () -> there.run("(</dev/tcp/" + own + "/8000) 2>/dev/null && echo open"));
            expect("closed", own, 8000);
            expect("closed", web, 80);
        } finally {
            other.endLabs();
        }
    }

    @Test
    void theWorldAndTheMetadataAddressDoNotAnswer() {
        List.of("169.254.169.254", "192.0.2.1", "198.51.100.1", "10.0.0.1", "172.17.0.1", "192.168.0.1")
                .forEach(address -> expect("closed", address, 80));
    }

    /** An engine that asks somebody for a name asks whoever listens in the lab itself, and nobody does by default. */
    @Test
    void namesOfTheWorldAreAskedOfNobodyOutside() {
        assertEquals("", terminal.run("getent hosts drydock.example.org"));
        terminal.run("python3 -c 'import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.bind((\"127.0.0.1\", 53));"
                + " open(\"/tmp/heard\", \"wb\").write(s.recv(512))' &");
        Eventually.holds(() -> {
            terminal.run("getent hosts drydock.example.org");
            return terminal.run("cat /tmp/heard").contains("drydock");
        }, () -> "the name was asked of somebody else");
        assertTrue(terminal.run("getent hosts web").contains("web"));
    }

    @Test
    void itsRootCanNeitherSeeNorChangeTheFilterNorSpeakPastIt() {
        assertEquals("0\r\n", terminal.run("grep -c CapBnd.*1... /proc/self/status"), "has the right to change networks");
        assertTrue(terminal.run("ip link set eth0 down").contains("not permitted"));
        assertTrue(terminal.run("ip route add 198.51.100.0/24 dev eth0").contains("not permitted"));
        assertTrue(terminal.run("ip address add 10.1.1.1/24 dev eth0").contains("not permitted"));
        assertTrue(terminal.run("python3 -c 'import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)'")
                .contains("not permitted"));
        assertTrue(terminal.run("python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)'")
                .contains("not permitted"));
    }
}
