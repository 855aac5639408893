package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests whose heads come byte by byte: each is let go of in time, and nobody else waits for them. */
@RunningDrydock(settings = "drydock.web.head-within=3S")
class SlowUpgradeTest {

    private static final int MANY = 300;
    private static final int BEYOND_THE_LIMIT = 5000;

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

    private String path() {
        return "/api/labs/" + lab + "/terminals/1";
    }

    private String upgrade() {
        return RawSocket.upgrade(server, path(), "Cookie: " + guest.cookie(), "Origin: " + server.url());
    }

    @Test
    void manySlowUpgradesAreRefusedWhileOthersAreServed() throws Exception {
        List<RawSocket> slow = new ArrayList<>();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            for (int i = 0; i < MANY; i++) {
                slow.add(new RawSocket(server));
            }
            Thread trickling = Thread.ofVirtual().start(() -> trickle(slow, upgrade()));
            given().baseUri(server.url()).get("/api/me").then().statusCode(200);
            assertEquals("answers\r\n", terminal.run("echo answers"));
            for (RawSocket socket : slow) {
                assertEquals(408, socket.readStatus());
            }
            trickling.interrupt();
            trickling.join();
            assertEquals("still answers\r\n", terminal.run("echo still answers"));
        } finally {
            for (RawSocket socket : slow) {
                socket.close();
            }
        }
    }

    /** A byte to each, again and again, and never the last ones. */
    private static void trickle(List<RawSocket> slow, String head) {
        try {
            for (int at = 0; !Thread.interrupted(); at++) {
                for (RawSocket socket : slow) {
                    sendOrLeave(socket, at < head.length() - 2 ? head.substring(at, at + 1) : "x");
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendOrLeave(RawSocket socket, String bytes) {
        try {
            socket.send(bytes);
        } catch (IOException refusedAlready) {
            // Its status is read by the test
        }
    }

    @Test
    void aSecondRequestOfAConnectionHasNoMoreTimeThanTheFirst() throws Exception {
        try (RawSocket socket = new RawSocket(server)) {
            socket.send("HEAD /favicon.svg HTTP/1.1\r\nHost: " + URI.create(server.url()).getAuthority() + "\r\n\r\n");
            assertEquals(200, socket.readStatus());
            Thread trickling = Thread.ofVirtual().start(() -> trickle(List.of(socket), upgrade()));
            assertEquals(408, socket.readStatus());
            trickling.interrupt();
            trickling.join();
        }
    }

    @Test
    void aQuietConnectionAndAnOpenTerminalAreLeftAlone() throws Exception {
        String request = "HEAD /favicon.svg HTTP/1.1\r\nHost: " + URI.create(server.url()).getAuthority() + "\r\n\r\n";
        try (RawSocket kept = new RawSocket(server); RawSocket terminal = RawSocket.upgraded(guest, path())) {
            kept.send(request);
            assertEquals(200, kept.readStatus());
            assertEquals(0, terminal.ping(new byte[] { 1 }));
            // A frame that takes longer than a head may
            terminal.send(new byte[] { (byte) (RawSocket.FIN | RawSocket.PING), (byte) 0x81 });
            Thread.sleep(BEYOND_THE_LIMIT);
            terminal.send(new byte[] { 0, 0, 0, 0, 7 });
            assertEquals(0, terminal.ping(new byte[] { 2 }));
            kept.send(request);
            assertEquals(200, kept.readStatus());
        }
    }
}
