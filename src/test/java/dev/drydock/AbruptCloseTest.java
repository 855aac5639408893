package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows that go without a word and come back, again and again: one shell a terminal, and nothing of them stays. */
@RunningDrydock
class AbruptCloseTest {

    private static final int IDLE = 1;
    private static final int FLOODING = 2;
    private static final int BLOCKED = 3;
    private static final int ROUNDS = 34;
    private static final int WINDOW = 262_144;
    private static final long FEW = 32;

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
    void aHundredAbruptClosesLeaveOneShellATerminalAndNoStream() {
        List<String> shells = List.of(IDLE, FLOODING, BLOCKED).stream().map(this::shellOf).toList();
        String processes = processes();
        start("yes flood", FLOODING);
        start("yes blocked", BLOCKED);
        ServerInsides before = settled();

        for (int round = 0; round < ROUNDS; round++) {
            closeAbruptlyAfter(0, TerminalWindow.open(guest, path(IDLE)));
            closeAbruptlyAfter(round * 100_000, TerminalWindow.open(guest, path(FLOODING)));
            closeAbruptlyAfter(round % 2 * WINDOW, TerminalWindow.openStalled(guest, path(BLOCKED)));
        }

        ServerInsides after = settled();
        assertTrue(after.files() <= before.files() + FEW, before + " became " + after);
        assertTrue(after.threads() <= before.threads() + FEW, before + " became " + after);
        interrupt(FLOODING);
        interrupt(BLOCKED);
        assertEquals(shells, IntStream.of(IDLE, FLOODING, BLOCKED).mapToObj(this::shellOf).toList());
        Eventually.is(processes, this::processes);
    }

    private String path(int n) {
        return "/api/labs/" + lab + "/terminals/" + n;
    }

    private String shellOf(int n) {
        try (TerminalWindow terminal = guest.terminal(lab, n)) {
            return terminal.run("echo $$");
        }
    }

    /** All that runs in the lab, by name and number. */
    private String processes() {
        try (TerminalWindow terminal = guest.terminal(lab, 4)) {
            return terminal.run("ps -eo comm= | grep -vx 'ps\\|sort\\|uniq\\|grep' | sort | uniq -c");
        }
    }

    private void start(String command, int n) {
        try (TerminalWindow terminal = guest.terminal(lab, n)) {
            terminal.type(command + "\n");
            await().until(() -> terminal.received() > 1000);
        }
    }

    private void interrupt(int n) {
        try (TerminalWindow terminal = guest.terminal(lab, n)) {
            terminal.type("\u0003");
            terminal.run("true");
        }
    }

    private static void closeAbruptlyAfter(int bytes, TerminalWindow window) {
        try (window) {
            window.awaitControl("hello");
            await().until(() -> window.received() >= Math.min(bytes, WINDOW));
        }
    }

    /** Once the windows that were closed are gone from the server. */
    private ServerInsides settled() {
        Eventually.is("0.0", this::openSockets);
        Eventually.is(Map.of(), () -> ServerInsides.of(server).terminals());
        return ServerInsides.of(server);
    }

    private String openSockets() {
        return Metrics.value(server, "drydock_terminal_sockets");
    }
}
