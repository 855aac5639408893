package dev.drydock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a browser sends arrives, however it is cut into pieces and however early it comes. */
@RunningDrydock
class PreviewSendingTest {

    private static final int AT_ONCE = 6;
    private static final int UPLOADS = 200;
    private static final int MOST_PIECES = 400;
    /** Where one in a hundred is lost, some of these are. */
    private static final int SOCKETS = 1000;

    private Server server;
    private Guest guest;
    private String authority;

    @BeforeEach
    void serve(Server server) {
        this.server = server;
        guest = Guest.of(server);
        String lab = guest.lab("servers", "01-preview");
        String preview = guest.get("/api/labs/{lab}", lab).path("preview");
        authority = URI.create(preview.replace("{port}", "8001")).getAuthority();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("(python3 counts.py &)");
        }
        Eventually.is(8001, () -> guest.get("/api/labs/{lab}", lab).path("ports[0].port"));
    }

    @AfterEach
    void leave() {
        guest.endLabs();
    }

    @Test
    void everyByteOfManyUploadsInSmallPiecesArrives() throws Exception {
        inParallel(UPLOADS, this::upload);
    }

    @Test
    void whatFollowsAChangeOfProtocolAtOnceArrives() throws Exception {
        inParallel(SOCKETS, this::echo);
    }

    private interface Turn {
        void take(int number) throws IOException;
    }

    private static void inParallel(int turns, Turn turn) throws Exception {
        List<Callable<Void>> all = IntStream.range(0, turns).<Callable<Void>> mapToObj(number -> () -> {
            turn.take(number);
            return null;
        }).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> each : threads.invokeAll(all)) {
                each.get();
            }
        }
    }

    private void upload(int number) throws IOException {
        Random random = new Random(number);
        try (RawSocket browser = new RawSocket(server)) {
            StringBuilder unsent = new StringBuilder("POST / HTTP/1.1\r\nHost: " + authority
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            int length = 0;
            int sum = 0;
            for (int i = random.nextInt(MOST_PIECES); i > 0; i--) {
                byte[] piece = new byte[1 + random.nextInt(40)];
                random.nextBytes(piece);
                length += piece.length;
                for (byte one : piece) {
                    sum += one & 0xff;
                }
                unsent.append(Integer.toHexString(piece.length)).append("\r\n").append(new String(piece, ISO_8859_1))
                        .append("\r\n");
                if (random.nextInt(20) == 0) {
                    browser.send(unsent.toString());
                    unsent.setLength(0);
                }
            }
            browser.send(unsent + "0\r\n\r\n");
            assertEquals(200, browser.readStatus());
            String expected = "%d bytes, sum %d".formatted(length, sum);
            assertEquals(expected, browser.read(expected.length()));
        }
    }

    private void echo(int number) throws IOException {
        try (RawSocket browser = new RawSocket(server)) {
            browser.send(RawSocket.upgrade(authority, "/"));
            assertEquals(101, browser.readStatus());
            String early = "early " + number;
            browser.send(early);
            assertEquals(early, browser.read(early.length()));
        }
    }
}
