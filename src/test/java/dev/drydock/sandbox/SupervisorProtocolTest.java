package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.SupervisorProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

class SupervisorProtocolTest {

    private static byte[] header(int type, int terminal, int channel, int length) {
        return ByteBuffer.allocate(8).put((byte) type).put((byte) terminal).putShort((short) channel).putInt(length).array();
    }

    @Test
    void aHeaderIsReadInBigEndian() throws Exception {
        assertEquals(new Header(SupervisorProtocol.DATA, 8, 64, 262_144),
                Header.read(new byte[] { 69, 8, 0, 64, 0, 4, 0, 0 }));
    }

    @Test
    void boundsAreExact() throws Exception {
        Header.read(header(255, SupervisorProtocol.TERMINALS, SupervisorProtocol.CHANNELS, SupervisorProtocol.LONGEST_OUTPUT));
        Header.read(header(0, 0, 0, 0));
        for (byte[] beyond : new byte[][] { header(69, 9, 1, 0), header(69, 255, 1, 0), header(69, 1, 65, 0),
                header(69, 1, 65_535, 0), header(69, 1, 1, 262_145), header(69, 1, 1, -1),
                header(69, 1, 1, Integer.MIN_VALUE) }) {
            assertThrows(ProtocolViolation.class, () -> Header.read(beyond));
        }
    }

    @Test
    void noHeaderWhateverPassesItsBounds() {
        Random random = new Random(5);
        int accepted = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[8];
            random.nextBytes(bytes);
            // Three of four with a small length, terminal and channel, so that both sides of the bounds are met
            if (i % 4 != 0) {
                bytes[1] &= 0x0f;
                bytes[2] = 0;
                bytes[3] &= 0x7f;
                bytes[4] = 0;
                bytes[5] &= 0x07;
            }
            try {
                Header header = Header.read(bytes);
                accepted++;
                assertTrue(header.length() >= 0 && header.length() <= SupervisorProtocol.LONGEST_OUTPUT, header::toString);
                assertTrue(header.terminal() >= 0 && header.terminal() <= 8, header::toString);
                assertTrue(header.channel() >= 0 && header.channel() <= 64, header::toString);
            } catch (ProtocolViolation refused) {
                // The other answer there is
            }
        }
        assertTrue(accepted > 100, "the bounds were met from inside, too");
    }

    @Test
    void requestsAreLaidOutAsTheSupervisorReadsThem() {
        assertFrame(SupervisorProtocol.open(2, new TerminalSize(300, 40)), 1, 2, 0, 0, 0, 0, 0, 4, 1, 44, 0, 40);
        assertFrame(SupervisorProtocol.resize(1, new TerminalSize(80, 24)), 4, 1, 0, 0, 0, 0, 0, 4, 0, 80, 0, 24);
        assertFrame(SupervisorProtocol.attach(1, 64, -1, 262_144), 2, 1, 0, 64, 0, 0, 0, 12, 255, 255, 255, 255, 255, 255,
                255, 255, 0, 4, 0, 0);
        assertFrame(SupervisorProtocol.input(3, "xyz".getBytes(StandardCharsets.UTF_8), 1, 2), 3, 3, 0, 0, 0, 0, 0, 2, 'y',
                'z');
        assertFrame(SupervisorProtocol.credit(1, 5, 256), 5, 1, 0, 5, 0, 0, 0, 4, 0, 0, 1, 0);
        assertFrame(SupervisorProtocol.detach(1, 5), 6, 1, 0, 5, 0, 0, 0, 0);
        assertFrame(SupervisorProtocol.end(8), 7, 8, 0, 0, 0, 0, 0, 0);
    }

    private static void assertFrame(ByteBuffer frame, int... expected) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        byte[] wanted = new byte[expected.length];
        for (int i = 0; i < expected.length; i++) {
            wanted[i] = (byte) expected[i];
        }
        assertArrayEquals(wanted, bytes);
    }
}
