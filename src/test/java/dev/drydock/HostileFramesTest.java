package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The terminal's WebSocket under frames that no page sends: it answers or ends the connection, and keeps nothing of it. */
@RunningDrydock
class HostileFramesTest {

    private static final int FRAMES = 10_000;
    private static final int WARM_UP = 400;
    private static final int CLIENTS = 4;
    private static final int LONGEST_INPUT = 65_536;
    private static final int LONGEST_CONTROL = 4096;
    private static final int TOO_BIG = 1009;
    /** What pools and compilers may take meanwhile; a leak of every connection or frame would be many times that. */
    private static final long SLACK = 4 << 20;
    private static final long FEW = 40;

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
    void tenThousandHostileFramesNeitherCrashNorLeak() throws Exception {
        fuzz(WARM_UP, 1);
        ServerInsides before = settled();
        long logged = Files.size(server.log());

        fuzz(FRAMES, 1000);

        assertTrue(server.runs());
        ServerInsides after = settled();
        assertTrue(after.heap() <= before.heap() + SLACK, before + " became " + after);
        assertTrue(after.files() <= before.files() + FEW, before + " became " + after);
        assertTrue(after.threads() <= before.threads() + FEW, before + " became " + after);
        assertEquals(List.of(lab), LabContainers.of(server.installation()).stream().filter(lab::equals).toList());
        String log = Files.readString(server.log()).substring((int) logged);
        assertFalse(log.contains("ERROR") || log.contains("\tat "), log);
        try (TerminalWindow terminal = guest.terminal(lab, CLIENTS + 1)) {
            assertEquals("it works\r\n", terminal.run("echo it works"));
        }
    }

    /** Sends so many frames from several clients at once, each in a terminal of its own. */
    private void fuzz(int frames, long seed) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> clients = new ArrayList<>();
            for (int client = 1; client <= CLIENTS; client++) {
                int n = client;
                Callable<Void> sending = () -> {
                    send(frames / CLIENTS, n, seed + n);
                    return null;
                };
                clients.add(threads.submit(sending));
            }
            for (Future<Void> client : clients) {
                client.get();
            }
        }
    }

    private void send(int frames, int n, long seed) throws IOException {
        HostileFrames hostile = new HostileFrames(seed);
        for (int sent = 0; sent < frames;) {
            try (RawSocket socket = RawSocket.upgraded(guest, path(n))) {
                int code = 0;
                while (sent < frames && code == 0) {
                    HostileFrames.Kind kind = hostile.next();
                    sent++;
                    code = answer(socket, hostile, kind);
                    if (kind.forbidden) {
                        assertNotEquals(0, code, "seed " + seed + ", frame " + sent + " was taken: " + kind);
                    }
                }
            }
        }
    }

    /** The code by which the connection ended; 0 where it goes on. Whoever waits too long for either fails. */
    private static int answer(RawSocket socket, HostileFrames hostile, HostileFrames.Kind kind) {
        try {
            hostile.send(kind, socket);
        } catch (IOException ended) {
            return socket.awaitClose();
        }
        return kind.forbidden ? socket.awaitClose() : socket.ping(new byte[] { 1, 2, 3, 4, 5 });
    }

    /** Once nothing is left of what was connected. */
    private ServerInsides settled() {
        Eventually.is("0.0", () -> Metrics.value(server, "drydock_terminal_sockets"));
        Eventually.is(Map.of(), () -> ServerInsides.of(server).terminals());
        return ServerInsides.of(server);
    }

    @Test
    void aMessageThatIsTooBigIsRefusedAsSuchHoweverItComes() throws IOException {
        String shell;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            shell = terminal.run("echo $$");
        }
        try (RawSocket whole = RawSocket.upgraded(guest, path(1))) {
            whole.frame(RawSocket.FIN | RawSocket.BINARY, new byte[LONGEST_INPUT + 1]);
            assertEquals(TOO_BIG, whole.awaitClose());
        }
        for (long length : new long[] { LONGEST_INPUT + 1, 1L << 31, Long.MAX_VALUE }) {
            try (RawSocket announced = RawSocket.upgraded(guest, path(1))) {
                ByteBuffer head = RawSocket.announced(RawSocket.FIN | RawSocket.BINARY, length, 0x80, 4);
                announced.send(head.array());
                assertEquals(TOO_BIG, announced.awaitClose(), "announced " + length);
            }
        }
        try (RawSocket parts = RawSocket.upgraded(guest, path(1))) {
            parts.frame(RawSocket.BINARY, new byte[LONGEST_INPUT / 2]);
            parts.frame(RawSocket.CONTINUATION, new byte[LONGEST_INPUT / 2]);
            parts.frame(RawSocket.FIN, new byte[1]);
            assertEquals(TOO_BIG, parts.awaitClose());
        }
        try (RawSocket endless = RawSocket.upgraded(guest, path(1))) {
            endless.frame(RawSocket.BINARY, new byte[1]);
            int code = 0;
            for (int sent = 1; sent <= 2 * LONGEST_INPUT && code == 0; sent += 1024) {
                endless.frame(RawSocket.CONTINUATION, new byte[1024]);
                code = sent % 16 == 1 ? endless.ping(new byte[] { 9 }) : 0;
            }
            assertEquals(TOO_BIG, code);
        }
        try (RawSocket text = RawSocket.upgraded(guest, path(1))) {
            text.frame(RawSocket.FIN | RawSocket.TEXT, " ".repeat(LONGEST_CONTROL + 1).getBytes());
            assertEquals(TOO_BIG, text.awaitClose());
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(shell, terminal.run("echo $$"));
        }
    }
}
