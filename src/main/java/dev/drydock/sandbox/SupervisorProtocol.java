package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The frames between this server and the supervisor of a lab; {@code lab-images/supervisor/protocol.h} is the other half and
 * says
 * what each one means. A frame is a header of eight bytes (type, terminal, channel of two bytes, length of four, big endian)
 * and
 * so many bytes of payload. What comes from a lab is not trusted: every length and number is checked here.
 */
final class SupervisorProtocol {

    static final int VERSION = 1;
    static final int HEADER = 8;
    static final int TERMINALS = 8;
    static final int CHANNELS = 64;
    /** The longest payload that the supervisor takes. */
    static final int LONGEST_INPUT = 65_536;
    /** The longest payload that it sends. */
    static final int LONGEST_OUTPUT = 262_144;
    /** How much input of a terminal may be on its way before the supervisor has said that the program took some. */
    static final int INPUT_WINDOW = 131_072;

    static final int OPEN = 1;
    static final int ATTACH = 2;
    static final int INPUT = 3;
    static final int RESIZE = 4;
    static final int CREDIT = 5;
    static final int DETACH = 6;
    static final int END = 7;

    static final int HELLO = 65;
    static final int OPENED = 66;
    static final int OPEN_FAILED = 67;
    static final int ATTACHED = 68;
    static final int DATA = 69;
    static final int GAP = 70;
    static final int CLOSED = 71;
    static final int ENDED = 72;
    static final int PONG = 73;
    static final int ERROR = 74;
    static final int INPUT_FULL = 75;
    static final int INPUT_TAKEN = 76;

    /** Reasons of {@link #CLOSED} and {@link #ENDED}. */
    static final int SHELL_EXITED = 1;
    static final int NO_SUCH_TERMINAL = 3;

    private SupervisorProtocol() {
    }

    /** The header of a frame. */
    record Header(int type, int terminal, int channel, int length) {

        static Header read(byte[] bytes) throws ProtocolViolation {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Header header = new Header(buffer.get() & 0xff, buffer.get() & 0xff, buffer.getShort() & 0xffff, buffer.getInt());
            if (header.length < 0 || header.length > LONGEST_OUTPUT || header.terminal > TERMINALS
                    || header.channel > CHANNELS) {
                throw new ProtocolViolation("the supervisor sent " + header);
            }
            return header;
        }
    }

    /** A lab broke the protocol; its connection is worth nothing from here on. */
    static final class ProtocolViolation extends java.io.IOException {
        private static final long serialVersionUID = 1;

        ProtocolViolation(String message) {
            super(message);
        }
    }

    static ByteBuffer open(int terminal, TerminalSize size) {
        return sized(OPEN, terminal, size);
    }

    static ByteBuffer resize(int terminal, TerminalSize size) {
        return sized(RESIZE, terminal, size);
    }

    private static ByteBuffer sized(int type, int terminal, TerminalSize size) {
        return frame(type, terminal, 0, 4).putShort((short) size.cols()).putShort((short) size.rows()).flip();
    }

    static ByteBuffer attach(int terminal, int channel, long since, int credit) {
        return frame(ATTACH, terminal, channel, 12).putLong(since).putInt(credit).flip();
    }

    static ByteBuffer input(int terminal, byte[] bytes, int offset, int length) {
        return frame(INPUT, terminal, 0, length).put(bytes, offset, length).flip();
    }

    static ByteBuffer credit(int terminal, int channel, int bytes) {
        return frame(CREDIT, terminal, channel, 4).putInt(bytes).flip();
    }

    static ByteBuffer detach(int terminal, int channel) {
        return frame(DETACH, terminal, channel, 0).flip();
    }

    static ByteBuffer end(int terminal) {
        return frame(END, terminal, 0, 0).flip();
    }

    private static ByteBuffer frame(int type, int terminal, int channel, int length) {
        return ByteBuffer.allocate(HEADER + length).put((byte) type).put((byte) terminal).putShort((short) channel)
                .putInt(length);
    }

    static String text(byte[] payload) {
        return new String(payload, 0, Math.min(payload.length, 1000), StandardCharsets.UTF_8);
    }
}
