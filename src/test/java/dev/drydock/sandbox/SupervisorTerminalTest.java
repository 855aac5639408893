package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.SupervisorProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

class SupervisorTerminalTest {

    private static final int CHANNEL = 7;
    private final PacedCredit credit = new PacedCredit(new TerminalUse(), 2);
    private final SupervisorTerminal reader = new SupervisorTerminal(null, credit, 2, CHANNEL, false);

    @Test
    void whatWasOnItsWayToAnEarlierReaderOfTheChannelIsNotThisOnes() throws ProtocolViolation {
        credit.allow(100);
        take(SupervisorProtocol.DATA, 1, "from another terminal".getBytes());
        take(SupervisorProtocol.DATA, 2, "from before".getBytes());
        take(SupervisorProtocol.CLOSED, 1, new byte[] { SupervisorProtocol.SHELL_EXITED, 0 });
        take(SupervisorProtocol.ATTACHED, 2, ByteBuffer.allocate(8).putLong(42).array());
        take(SupervisorProtocol.DATA, 2, "mine".getBytes());

        assertEquals(42, reader.offset());
        assertArrayEquals("mine".getBytes(), assertInstanceOf(TerminalOutput.Bytes.class, reader.poll()).bytes());
        assertNull(reader.poll());
    }

    @Test
    void onceAttachedAFrameOfAnotherTerminalBreaksTheProtocol() throws ProtocolViolation {
        take(SupervisorProtocol.ATTACHED, 2, new byte[8]);

        assertThrows(ProtocolViolation.class, () -> take(SupervisorProtocol.DATA, 1, "x".getBytes()));
    }

    @Test
    void aTerminalThatIsNotThereClosesItsReader() throws ProtocolViolation {
        take(SupervisorProtocol.CLOSED, 2, new byte[] { SupervisorProtocol.NO_SUCH_TERMINAL, 0 });

        assertInstanceOf(TerminalOutput.Closed.class, reader.poll());
        assertEquals(true, reader.attached().isCompletedExceptionally());
    }

    private void take(int type, int terminal, byte[] payload) throws ProtocolViolation {
        reader.take(new Header(type, terminal, CHANNEL, payload.length), payload);
    }
}
