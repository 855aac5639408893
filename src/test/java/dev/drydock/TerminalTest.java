package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The terminal protocol from a browser's end, on real shells. */
@RunningDrydock
class TerminalTest {

    private static final int WINDOW = 262_144;
    private static final int LONGEST_INPUT = 65_536;

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
    void aNewTerminalStartsAtOffsetZeroAndDoesWhatIsTyped() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(1, terminal.awaitControl("hello").path("terminal").asInt());
            assertEquals(0, terminal.firstOffset());
            assertEquals("42\r\n", terminal.run("echo $((6 * 7))"));
        }
    }

    @Test
    void theShellHasTheSizeOfTheWindowAndOfTheLatestResize() {
        try (TerminalWindow terminal = guest.terminal(lab, 1, "cols=91&rows=37")) {
            assertEquals("37 91\r\n", terminal.run("stty size"));
            terminal.resize(123, 45);
            Eventually.is("45 123\r\n", () -> terminal.run("stty size"));
        }
    }

    @Test
    void theEndOfACommandIsToldWithItsExitCode() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("(exit 7)\n");
            await().until(() -> terminal.control().stream().anyMatch(it -> it.path("state").asText().equals("finished")
                    && it.path("exit").asInt() == 7));
            assertTrue(terminal.control().stream().anyMatch(it -> it.path("state").asText().equals("started")));
        }
    }

    @Test
    void whatWasMissedIsReplayedExactly() {
        byte[] expected;
        long since;
        long end;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("seq 1 2000");
            since = terminal.nextOffset() - 5000;
            terminal.run("echo before the window closes");
            end = terminal.nextOffset();
            expected = terminal.bytesFrom(since);
        }
        try (TerminalWindow again = guest.terminal(lab, 1, "cols=200&rows=40&since=" + since)) {
            assertEquals(since, again.firstOffset());
            await().until(() -> again.nextOffset() >= end);
            assertArrayEquals(expected, Arrays.copyOf(again.bytes(), expected.length));
        }
    }

    @Test
    void withoutSinceTheWholeRingIsSent() {
        byte[] seen;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("seq 1 500");
            seen = terminal.bytes();
        }
        try (TerminalWindow again = guest.terminal(lab, 1)) {
            await().until(() -> again.received() >= seen.length);
            assertEquals(0, again.firstOffset());
            assertArrayEquals(seen, Arrays.copyOf(again.bytes(), seen.length));
        }
    }

    @Test
    void aReplayOfBytesThatAreGoneSaysSoByALaterOffset() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("seq 1 100000");
        }
        try (TerminalWindow again = guest.terminal(lab, 1, "cols=200&rows=40&since=10")) {
            assertTrue(again.firstOffset() > 10, "the first byte is " + again.firstOffset());
            assertEquals("still here\r\n", again.run("echo still here"));
        }
    }

    @Test
    void theSameShellIsThereAfterAReconnectAndAfterTheServerWasKilled() {
        String shell;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("kept='a variable of this shell'; cd /tmp");
            shell = terminal.run("echo $$");
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(shell, terminal.run("echo $$"));
        }
        server.killAndStartAgain();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(shell, terminal.run("echo $$"));
            assertEquals("a variable of this shell in /tmp\r\n", terminal.run("echo \"$kept in $PWD\""));
        }
    }

    @Test
    void terminalsOfALabAreSeparateShells() {
        try (TerminalWindow one = guest.terminal(lab, 1); TerminalWindow eight = guest.terminal(lab, 8)) {
            assertNotEquals(one.run("echo $$"), eight.run("echo $$"));
        }
    }

    @Test
    void twoWindowsOnTheSameTerminalSeeTheSame() {
        try (TerminalWindow one = guest.terminal(lab, 1); TerminalWindow other = guest.terminal(lab, 1)) {
            one.run("echo typed in the first");
            other.awaitOutput("typed in the first\r\n");
            assertEquals(one.firstOffset(), other.firstOffset());
        }
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
    void anExitClosesTheWindowAndTheNextOneFindsANewShell() {
        String first;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            first = terminal.run("echo $$");
            terminal.type("exit\n");
            assertEquals("exited", terminal.awaitControl("closed").path("reason").asText());
            assertEquals(1000, terminal.awaitClose());
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(0, terminal.firstOffset());
            assertNotEquals(first, terminal.run("echo $$"));
        }
    }

    @Test
    void endingATerminalEndsItsDaemonisedChildren() {
        try (TerminalWindow terminal = guest.terminal(lab, 1); TerminalWindow witness = guest.terminal(lab, 2)) {
            terminal.run("(setsid sleep 98765 > /dev/null 2>&1 < /dev/null &); (trap '' TERM HUP; sleep 98766) &");
            String count = "ps -eo args | grep -c '[s]leep 9876'";
            Eventually.is("2\r\n", () -> witness.run(count));
            guest.delete("/api/labs/{lab}/terminals/{n}", lab, 1).then().statusCode(204);
            assertEquals("ended", terminal.awaitControl("closed").path("reason").asText());
            Eventually.is("0\r\n", () -> witness.run(count));
            guest.delete("/api/labs/{lab}/terminals/{n}", lab, 1).then().statusCode(204);
        }
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
    void aFrameOf64KibIsTakenAndALongerOneIsNot() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("stty raw -echo; echo 're'ady; head -c " + LONGEST_INPUT + " | wc -c; stty sane\n");
            terminal.awaitOutput("ready\n");
            terminal.type("x".repeat(LONGEST_INPUT));
            terminal.awaitOutput(LONGEST_INPUT + "\n");
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.awaitControl("hello");
            terminal.type(new byte[LONGEST_INPUT + 1]);
            assertNotEquals(1000, terminal.awaitClose());
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
