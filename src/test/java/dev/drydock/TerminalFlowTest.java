package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a terminal's window sends and takes, byte by byte: credit, floods, long input, broken frames. */
@RunningDrydock
class TerminalFlowTest {

    private static final int WINDOW = 262_144;
    private static final int LONGEST_INPUT = 65_536;

    private Guest guest;
    private String lab;

    @BeforeEach
    void startLab(Server server) {
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
    void aWindowThatNeverAcknowledgesGetsExactlyItsCreditAndThenWhatItAcknowledges() {
        try (TerminalWindow stalled = TerminalWindow.openStalled(guest, path(1) + "?cols=80&rows=24")) {
            stalled.type("yes 'a flood of words'\n");
            await().until(() -> stalled.received() >= WINDOW);
            staysAt(WINDOW, stalled);
            stalled.acknowledge(100_000);
            await().until(() -> stalled.received() >= WINDOW + 100_000);
            staysAt(WINDOW + 100_000, stalled);
            stalled.type("\u0003");
        }
        // The replay counts, too
        try (TerminalWindow again = TerminalWindow.openStalled(guest, path(1) + "?cols=80&rows=24")) {
            await().until(() -> again.received() >= WINDOW - 100);
            again.type("yes 'a second flood'\n");
            await().until(() -> again.received() >= WINDOW);
            staysAt(WINDOW, again);
            again.type("\u0003");
        }
    }

    /** Long enough for a flood of many times the window to arrive if it were sent. */
    private static void staysAt(int bytes, TerminalWindow window) {
        await().during(Duration.ofSeconds(1)).until(() -> window.received() == bytes);
    }

    @Test
    void ofTwoWindowsTheFasterSetsThePaceAndTheSlowerIsToldWhatItLost() {
        try (TerminalWindow slow = TerminalWindow.openStalled(guest, path(1)); TerminalWindow fast = guest.terminal(lab, 1)) {
            assertThat(fast.run("seq 200000"), endsWith("\n200000\r\n"));
            assertEquals(WINDOW, slow.received());
            // A server that is slow to read may have made it lose some before
            int told = hellos(slow).size();
            slow.acknowledge(WINDOW);
            await().until(() -> hellos(slow).size() > told);
            long again = hellos(slow).getLast();
            assertTrue(again > hellos(slow).getFirst() + WINDOW, "goes on at " + again);
            slow.acknowledge(WINDOW);
            fast.type("echo 'for'-both\n");
            fast.awaitOutput("for-both\r\n");
            slow.awaitOutput("for-both\r\n");
        }
    }

    private static List<Long> hellos(TerminalWindow window) {
        return window.control().stream().filter(it -> it.path("type").asText().equals("hello"))
                .map(it -> it.path("offset").longValue()).toList();
    }

    @Test
    void aFloodIntoAStalledWindowKeepsNobodyElseWaiting() {
        try (TerminalWindow stalled = TerminalWindow.openStalled(guest, path(1) + "?cols=80&rows=24");
                TerminalWindow other = guest.terminal(lab, 2)) {
            stalled.type("yes\n");
            await().until(() -> stalled.received() >= WINDOW);
            assertEquals("prompt\r\n", other.run("echo prompt"));
            stalled.type("\u0003");
        }
    }

    @Test
    void aFrameThatBreaksTheProtocolClosesTheWindowAndLeavesTheShell() {
        String shell;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            shell = terminal.run("echo $$");
        }
        for (String frame : new String[] { "{", "[]", "null", "{\"type\":\"sudo\"}", "{\"type\":\"ack\"}",
                "{\"type\":\"ack\",\"bytes\":\"many\"}", "{\"type\":\"ack\",\"bytes\":-1}",
                "{\"type\":\"ack\",\"bytes\":2000000000}", "{\"type\":\"resize\",\"cols\":80}" }) {
            try (TerminalWindow terminal = TerminalWindow.openStalled(guest, path(1))) {
                terminal.awaitControl("hello");
                terminal.sendText(frame);
                assertEquals(1002, terminal.awaitClose(), frame);
            }
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(shell, terminal.run("echo $$"));
        }
    }

    @Test
    void aFrameOf64KibIsTaken() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("stty raw -echo; echo 're'ady; head -c " + LONGEST_INPUT + " | wc -c; stty sane\n");
            terminal.awaitOutput("ready\n");
            terminal.type("x".repeat(LONGEST_INPUT));
            terminal.awaitOutput(LONGEST_INPUT + "\n");
        }
    }

    @Test
    void aPastedMegabyteArrivesWhole() throws Exception {
        byte[] random = new byte[768 * 1024];
        new Random(42).nextBytes(random);
        byte[] paste = Base64.getMimeEncoder(76, new byte[] { '\n' }).encode(random);
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(paste));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("stty -echo; echo 're'ady; cat > /root/paste\n");
            terminal.awaitOutput("ready\r\n");
            for (int from = 0; from < paste.length; from += LONGEST_INPUT) {
                terminal.type(Arrays.copyOfRange(paste, from, Math.min(from + LONGEST_INPUT, paste.length)));
            }
            terminal.type("\n\u0004");
            terminal.type("stty echo\n");
            assertThat(terminal.run("head -c " + paste.length + " /root/paste | sha256sum"), containsString(sum));
            assertEquals(paste.length + 1 + "\r\n", terminal.run("stat -c %s /root/paste"));
        }
    }

    @Test
    void charactersOfSeveralBytesSurviveWhereverFramesSplitThem() {
        String character = "\uD83D\uDE42é漢";
        byte[] typed = character.getBytes(StandardCharsets.UTF_8);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("text=$(printf '" + character + "%.0s' $(seq 1000))");
            assertEquals("3000\r\n", terminal.run("echo ${#text}"));
            assertEquals(character.repeat(30_000) + "\r\n",
                    terminal.run("for i in $(seq 30); do printf %s \"$text\"; done; echo"));

            terminal.type("read -r line; echo \"<$line>\"\n");
            for (byte part : typed) {
                terminal.type(new byte[] { part });
            }
            terminal.type("\n");
            terminal.awaitOutput("<" + character + ">\r\n");
        }
    }
}
