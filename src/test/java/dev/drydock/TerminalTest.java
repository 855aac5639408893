package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terminals from a browser's end, on real shells: offsets, sizes, replay and ends. */
@RunningDrydock
class TerminalTest {

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
    void anExitEndsWhatWasStartedInTheTerminal() {
        try (TerminalWindow terminal = guest.terminal(lab, 1); TerminalWindow witness = guest.terminal(lab, 2)) {
            terminal.run("(setsid sleep 98764 > /dev/null 2>&1 < /dev/null &); (trap '' TERM HUP; sleep 98763) & disown -a");
            String count = "ps -eo args | grep -c '[s]leep 9876[34]'";
            Eventually.is("2\r\n", () -> witness.run(count));
            terminal.type("exit\n");
            assertEquals("exited", terminal.awaitControl("closed").path("reason").asText());
            Eventually.is("0\r\n", () -> witness.run(count));
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
}
