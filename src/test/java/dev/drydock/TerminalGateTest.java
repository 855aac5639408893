package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may open a terminal, and what is said to everybody else. */
@RunningDrydock
class TerminalGateTest {

    private static final int WINDOWS = 32;

    private Server server;
    private Guest guest;
    private String lab;

    @BeforeEach
    void startLab(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
        this.lab = guest.lab();
    }

    @AfterEach
    void endLabs() {
        guest.endLabs();
    }

    private String path(int n) {
        return "/api/labs/" + lab + "/terminals/" + n;
    }

    @Test
    void onlyItsOwnLearnersPagesReachATerminal() {
        String cookie = guest.cookie();
        String origin = server.url();
        assertEquals(101, TerminalWindow.knock(server, path(1), "Cookie", cookie, "Origin", origin));
        assertEquals(401, TerminalWindow.knock(server, path(1), "Origin", origin), "nobody");
        assertEquals(403, TerminalWindow.knock(server, path(1), "Cookie", cookie), "no origin");
        assertEquals(403, TerminalWindow.knock(server, path(1), "Cookie", cookie, "Origin", "http://evil.example"));
        assertEquals(404, TerminalWindow.knock(server, path(1), "Cookie", Guest.of(server).cookie(), "Origin", origin));
        assertEquals(404, TerminalWindow.knock(server, path(0), "Cookie", cookie, "Origin", origin));
        assertEquals(429, TerminalWindow.knock(server, path(9), "Cookie", cookie, "Origin", origin));
        assertEquals(429, TerminalWindow.knock(server, path(999999), "Cookie", cookie, "Origin", origin));
        for (String unknown : new String[] { "/api/labs/nobodys/terminals/1", path(1) + "/", path(1) + "/x", "/anything" }) {
            assertEquals(404, TerminalWindow.knock(server, unknown, "Cookie", cookie, "Origin", origin), unknown);
        }
        guest.delete("/api/labs/{lab}", lab);
        assertEquals(409, TerminalWindow.knock(server, path(1), "Cookie", cookie, "Origin", origin), "an ended lab");
    }

    @Test
    void noOtherOriginLooksLikeOurs() throws IOException {
        String host = server.url().substring("http://".length());
        String port = host.substring(host.indexOf(':'));
        for (String origin : List.of("null", "", "https://" + host, "http://" + host + ".evil.example", "http://" + host + "/",
                "http://evil.example@" + host, "http://localhost", "http://127.0.0.1" + port, "HTTP://" + host, "file://",
                "http://p-" + lab + "-8000.localhost" + port)) {
            assertEquals(403, knock("Cookie: " + guest.cookie(), "Origin: " + origin), origin);
        }
        assertEquals(403, knock("Cookie: " + guest.cookie(), "Origin: http://evil.example", "Origin: " + server.url()));
    }

    @Test
    void noOtherCookieLooksLikeTheLearners() throws IOException {
        String cookie = guest.cookie();
        int middle = cookie.length() - 9;
        String changed = cookie.substring(0, middle) + (cookie.charAt(middle) == 'A' ? 'B' : 'A')
                + cookie.substring(middle + 1);
        for (String forged : List.of("drydock=", "drydock=" + guest.id(), changed, cookie + "x", "other=1",
                cookie.replace("=", "=x"))) {
            assertEquals(401, knock("Cookie: " + forged, "Origin: " + server.url()), forged);
        }
        assertEquals(401, knock("Authorization: Bearer forged", "Origin: " + server.url()));
    }

    @Test
    void whateverTheUpgradeIsCalledItIsAskedTheSame() throws IOException {
        Guest other = Guest.of(server);
        for (String upgrade : List.of("x", "h2c", "websocket, x", "x\r\nUpgrade: websocket", "WebSocket")) {
            String named = RawSocket.upgrade(server, path(1), "Cookie: " + other.cookie(), "Origin: " + server.url())
                    .replace("Upgrade: websocket", "Upgrade: " + upgrade);
            assertEquals(404, status(named), upgrade);
            String foreign = RawSocket.upgrade(server, path(1), "Cookie: " + guest.cookie())
                    .replace("Upgrade: websocket", "Upgrade: " + upgrade);
            assertEquals(403, status(foreign), upgrade);
        }
    }

    @Test
    void aForgedLabIdLeadsNowhere() throws IOException {
        Guest other = Guest.of(server);
        String theirs = other.lab();
        try {
            for (String id : List.of(theirs, lab.toUpperCase(), lab + "x", "x".repeat(64), "x".repeat(65), "x".repeat(2000),
                    "%00", lab + "%00", "..", "../" + theirs, lab + "/../" + theirs, "%2e%2e/" + theirs, "*", "'",
                    "%27%20or%201=1", lab + ";" + theirs, "%" + Integer.toHexString(lab.charAt(0)) + lab.substring(1) + "x")) {
                String head = RawSocket.upgrade(server, "/api/labs/" + id + "/terminals/1", "Cookie: " + guest.cookie(),
                        "Origin: " + server.url());
                assertEquals(404, status(head), id);
            }
        } finally {
            other.endLabs();
        }
    }

    /** The status by which an upgrade with these headers is answered. */
    private int knock(String... headers) throws IOException {
        return status(RawSocket.upgrade(server, path(1), headers));
    }

    private int status(String head) throws IOException {
        try (RawSocket socket = new RawSocket(server)) {
            socket.send(head);
            return socket.readStatus();
        }
    }

    @Test
    void aLabIsOpenInSoManyWindowsAndNoMoreHoweverManyKnockAtOnce() throws Exception {
        List<RawSocket> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawSocket>> knocking = Stream.generate(() -> threads.submit(this::knockAndStay)).limit(2 * WINDOWS)
                    .toList();
            int served = 0;
            for (Future<RawSocket> each : knocking) {
                RawSocket socket = each.get();
                if (socket != null) {
                    open.add(socket);
                    served += socket.ping(new byte[] { 1 }) == 0 ? 1 : 0;
                }
            }
            assertEquals(WINDOWS, served);
            assertEquals(429, knock("Cookie: " + guest.cookie(), "Origin: " + server.url()));
        } finally {
            for (RawSocket socket : open) {
                socket.close();
            }
        }
        await().until(() -> knock("Cookie: " + guest.cookie(), "Origin: " + server.url()) == 101);
    }

    /** Null where it is refused. */
    private RawSocket knockAndStay() throws IOException {
        RawSocket socket = new RawSocket(server);
        socket.send(RawSocket.upgrade(server, path(1), "Cookie: " + guest.cookie(), "Origin: " + server.url()));
        if (socket.readStatus() == 101) {
            return socket;
        }
        socket.close();
        return null;
    }
}
