package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * The frames between this server and {@code supervisor ports} in a lab; the second half of {@code protocol.h} says what each
 * one means. What comes from a lab is not trusted: every length and number is checked here.
 */
final class PortsProtocol {

    static final int CONNECTIONS = 128;
    /** How many bytes may be on their way to a program that has not taken them. */
    static final int WINDOW = 32_768;
    private static final int MOST_LISTED = 64;

    static final int CONNECTED = 77;
    static final int RECEIVED = 78;
    static final int FINISHED = 79;
    static final int TAKEN = 80;
    static final int CLOSED = 81;
    static final int LISTENING = 82;

    /** The reason of {@link #CLOSED} that says that nothing listens. */
    static final int REFUSED = 2;

    private static final int CONNECT = 9;
    private static final int SEND = 10;
    private static final int FINISH = 11;
    private static final int CREDIT = 12;
    private static final int RESET = 13;
    private static final int LIST = 14;

    private PortsProtocol() {
    }

    /** The header of a frame. */
    record Header(int type, int connection, int length) {

        static Header read(byte[] bytes) throws ProtocolViolation {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Header header = new Header(buffer.get() & 0xff, buffer.getShort(2) & 0xffff, buffer.getInt(4));
            if (header.length < 0 || header.length > SupervisorProtocol.LONGEST_OUTPUT || header.connection > CONNECTIONS) {
                throw new ProtocolViolation("the lab's side of its ports sent " + header);
            }
            return header;
        }
    }

    static ByteBuffer connect(int connection, int port, int credit) {
        return frame(CONNECT, connection, 6).putShort((short) port).putInt(credit).flip();
    }

    static ByteBuffer send(int connection, byte[] bytes, int offset, int length) {
        return frame(SEND, connection, length).put(bytes, offset, length).flip();
    }

    static ByteBuffer finish(int connection) {
        return frame(FINISH, connection, 0).flip();
    }

    static ByteBuffer credit(int connection, int bytes) {
        return frame(CREDIT, connection, 4).putInt(bytes).flip();
    }

    static ByteBuffer reset(int connection) {
        return frame(RESET, connection, 0).flip();
    }

    static ByteBuffer list() {
        return frame(LIST, 0, 0).flip();
    }

    private static ByteBuffer frame(int type, int connection, int length) {
        return ByteBuffer.allocate(SupervisorProtocol.HEADER + length).put((byte) type).put((byte) 0)
                .putShort((short) connection).putInt(length);
    }

    static List<Integer> listed(byte[] payload) {
        ByteBuffer ports = ByteBuffer.wrap(payload);
        return IntStream.range(0, Math.min(payload.length / 2, MOST_LISTED))
                .mapToObj(i -> ports.getShort(2 * i) & 0xffff).filter(port -> port > 0).distinct().sorted().toList();
    }
}
