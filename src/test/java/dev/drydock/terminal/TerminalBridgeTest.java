package dev.drydock.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.TerminalOutput;
import dev.drydock.sandbox.TerminalOutput.Reason;
import dev.drydock.sandbox.TerminalSize;

class TerminalBridgeTest {

    private final RecordingClient client = new RecordingClient();
    private ScriptedTerminal terminal;
    private TerminalBridge bridge;
    private Thread running;

    private void bridge(ScriptedTerminal to) {
        bridge(to, new Access.Owner());
    }

    private void bridge(ScriptedTerminal to, Access access) {
        terminal = to;
        bridge = new TerminalBridge(to, 3, client, access);
        running = Thread.ofVirtual().start(bridge::run);
    }

    @AfterEach
    void end() {
        bridge.close();
        terminal.gives(new TerminalOutput.Closed(Reason.LOST, 0));
    }

    private void awaitEnd() {
        await().until(() -> !running.isAlive());
    }

    @Test
    void itStartsWithTheOffsetAndSendsEveryByteInOrder() {
        bridge(ScriptedTerminal.working());
        Random random = new Random(1);
        var expected = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            byte[] piece = new byte[random.nextInt(i % 10 == 0 ? 150_000 : 300)];
            random.nextBytes(piece);
            expected.writeBytes(piece);
            terminal.gives(new TerminalOutput.Bytes(piece));
        }
        await().until(() -> client.output().length >= expected.size());
        assertArrayEquals(expected.toByteArray(), client.output());
        assertEquals("{\"type\":\"hello\",\"terminal\":3,\"offset\":1000}", client.messages().getFirst());
    }

    @Test
    void aGapIsToldAsANewOffset() {
        bridge(ScriptedTerminal.working());
        terminal.gives(new TerminalOutput.Bytes(new byte[] { 1 }));
        terminal.gives(new TerminalOutput.Gap(5_000_000_000L));
        terminal.gives(new TerminalOutput.Bytes(new byte[] { 2 }));
        await().until(() -> client.output().length == 2);
        assertEquals("{\"type\":\"hello\",\"terminal\":3,\"offset\":5000000000}", client.messages().getLast());
    }

    @Test
    void theEndOfTheTerminalClosesTheClientWithItsReason() {
        bridge(ScriptedTerminal.working());
        terminal.gives(new TerminalOutput.Bytes("bye".getBytes()));
        terminal.gives(new TerminalOutput.Closed(Reason.EXITED, 0));
        awaitEnd();
        assertEquals("bye", new String(client.output()));
        assertEquals("{\"type\":\"closed\",\"reason\":\"exited\"}", client.messages().getLast());
        assertEquals("exited", client.closedFor());
        assertEquals(1, terminal.timesClosed());
    }

    @Test
    void aClientThatGoesAwayEndsTheBridgeAndClosesTheReaderOnce() {
        bridge(ScriptedTerminal.working());
        await().until(() -> !client.messages().isEmpty());
        client.goAway();
        terminal.gives(new TerminalOutput.Bytes(new byte[] { 1 }));
        awaitEnd();
        bridge.close();
        assertEquals(1, terminal.timesClosed());
    }

    @Test
    void acknowledgedBytesAreGivenBackAsCreditAndNoMore() throws Exception {
        bridge(ScriptedTerminal.working());
        terminal.gives(new TerminalOutput.Bytes(new byte[1000]));
        await().until(() -> client.output().length == 1000);
        bridge.received(new TerminalMessage.Ack(600));
        bridge.received(new TerminalMessage.Ack(0));
        bridge.received(new TerminalMessage.Ack(400));
        await().until(() -> terminal.credit() == 1000);
        bridge.received(new TerminalMessage.Ack(50));
        for (int impossible : new int[] { TerminalMessage.WINDOW + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE }) {
            assertThrows(TerminalMessage.Malformed.class, () -> bridge.received(new TerminalMessage.Ack(impossible)));
        }
        terminal.gives(new TerminalOutput.Bytes(new byte[10]));
        await().until(() -> client.output().length == 1010);
        bridge.received(new TerminalMessage.Ack(TerminalMessage.WINDOW));
        await().until(() -> terminal.credit() == 1010);
        bridge.received(new TerminalMessage.Ack(1));
        assertEquals(1010, terminal.credit());
    }

    @Test
    void whatIsTypedArrivesInOrder() {
        bridge(ScriptedTerminal.working());
        var expected = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            expected.append(i).append(' ');
            bridge.typed((i + " ").getBytes());
        }
        await().until(() -> terminal.typed().length >= expected.length());
        assertEquals(expected.toString(), new String(terminal.typed()));
    }

    @Test
    void aClientThatTypesMoreThanTheLabReadsIsClosedInsteadOfHeldInMemory() {
        bridge(ScriptedTerminal.takingNothing());
        for (int i = 0; i < 100 && client.closedFor() == null; i++) {
            bridge.typed(new byte[65_536]);
        }
        assertEquals("too much input at once", client.closedFor());
        terminal.takeInput();
    }

    @Test
    void aFloodOfTinyFramesIsBoundedAsWell() {
        bridge(ScriptedTerminal.takingNothing());
        for (int i = 0; i < 100_000 && client.closedFor() == null; i++) {
            bridge.typed(new byte[] { 'x' });
        }
        assertEquals("too much input at once", client.closedFor());
        terminal.takeInput();
    }

    @Test
    void aPasteOfSeveralMegabytesIsNotAFlood() {
        bridge(ScriptedTerminal.takingNothing());
        for (int i = 0; i < 48; i++) {
            bridge.typed(new byte[65_536]);
        }
        assertNull(client.closedFor());
        terminal.takeInput();
        await().until(() -> terminal.typed().length == 48 * 65_536);
    }

    @Test
    void ofManySizesThatWaitOnlyTheLatestCounts() throws Exception {
        bridge(ScriptedTerminal.takingNothing());
        bridge.typed(new byte[] { 'x' });
        for (int i = 1; i <= 1000; i++) {
            bridge.received(new TerminalMessage.Resize(new TerminalSize(i, 24)));
        }
        terminal.takeInput();
        await().until(() -> terminal.sizes().contains(new TerminalSize(1000, 24)));
        assertEquals(List.of(new TerminalSize(1000, 24)), terminal.sizes());
    }

    @Test
    void marksOfCommandsAreTold() {
        bridge(ScriptedTerminal.working());
        terminal.gives(new TerminalOutput.Bytes("\u001b]133;C\u0007output\u001b]133;D;2\u0007$ ".getBytes()));
        await().until(() -> client.messages().size() == 3);
        assertEquals(List.of("{\"type\":\"command\",\"state\":\"started\"}",
                "{\"type\":\"command\",\"state\":\"finished\",\"exit\":2}"), client.messages().subList(1, 3));
    }

    /** An instructor whose right to type comes and goes. */
    private static final class Guest implements Access {

        private volatile boolean mayType;

        @Override
        public boolean mayType() {
            return mayType;
        }

        @Override
        public boolean owns() {
            return false;
        }

        @Override
        public void typed() {
            // Nobody asks here
        }
    }

    @Test
    void whoMayNotTypeReachesNothingAndSetsNoSize() throws Exception {
        Guest guest = new Guest();
        bridge(ScriptedTerminal.working(), guest);
        bridge.typed("unasked".getBytes(UTF_8));
        bridge.received(new TerminalMessage.Resize(new TerminalSize(20, 5)));
        guest.mayType = true;
        bridge.typed("asked".getBytes(UTF_8));
        await().until(() -> terminal.typed().length > 0);
        assertEquals("asked", new String(terminal.typed(), UTF_8));
        assertEquals(List.of(), terminal.sizes());
    }

    @Test
    void whatWaitsWhenTheRightToTypeGoesIsNotTyped() {
        Guest guest = new Guest();
        guest.mayType = true;
        bridge(ScriptedTerminal.takingNothing(), guest);
        bridge.typed("under way;".getBytes(UTF_8));
        bridge.typed("waits".getBytes(UTF_8));
        await().until(() -> terminal.waitsToTake());
        guest.mayType = false;
        terminal.takeInput();
        await().until(() -> terminal.typed().length > 0);
        bridge.close();
        await().until(() -> terminal.timesClosed() > 0);
        assertEquals("under way;", new String(terminal.typed(), UTF_8));
    }

    @Test
    void whoWatchesIsToldTheSize() {
        bridge(ScriptedTerminal.working(), new Guest());
        terminal.gives(new TerminalOutput.Resized(new TerminalSize(132, 43)));
        await().until(() -> client.messages().contains("{\"type\":\"size\",\"cols\":132,\"rows\":43}"));
    }
}
