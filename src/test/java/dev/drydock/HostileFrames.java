package dev.drydock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Frames as no page would send them, by a chance that a seed repeats. */
final class HostileFrames {

    private static final List<String> CONTROL = List.of("{\"type\":\"resize\",\"cols\":80,\"rows\":24}",
            "{\"type\":\"ack\",\"bytes\":1}", "{\"type\":\"hello\",\"terminal\":1,\"offset\":0}",
            "{\"type\":[[[[{}]]]],\"bytes\":1e999}", "{\"type\":\"closed\",\"reason\":\"ended\"}", "", "0", "null", "[]");
    private static final List<Long> LENGTHS = List.of(65_537L, 1L << 24, 1L << 31, 1L << 40, Long.MAX_VALUE, -1L,
            Long.MIN_VALUE);
    private static final List<Long> NUMBERS = List.of(0L, 1L, -1L, 65_535L, 65_536L, 262_145L, 1L << 31, 1L << 32,
            Long.MAX_VALUE, Long.MIN_VALUE);

    private final Random random;

    HostileFrames(long seed) {
        random = new Random(seed);
    }

    /** What it is allowed to lead to, by RFC 6455. */
    enum Kind {
        KEYS,
        NUMBERS,
        NEARLY_JSON,
        FRAGMENTS,
        PINGS,
        RESERVED_BITS(true),
        RESERVED_OPCODE(true),
        UNMASKED(true),
        NOTHING_TO_CONTINUE(true),
        NESTED(true),
        LONG_CONTROL(true),
        FRAGMENTED_CONTROL(true),
        BROKEN_UTF_8(true),
        TOO_LONG(true),
        LONG_TEXT(true),
        CLOSES(true),
        CUT(true);

        /** The server must end the connection. */
        final boolean forbidden;

        Kind() {
            this(false);
        }

        Kind(boolean forbidden) {
            this.forbidden = forbidden;
        }
    }

    /** Mostly what is allowed, since the rest ends the connection. */
    Kind next() {
        Kind[] all = Kind.values();
        int forbidden = Kind.RESERVED_BITS.ordinal();
        return all[random.nextInt(12) == 0 ? random.nextInt(forbidden, all.length) : random.nextInt(forbidden)];
    }

    void send(Kind kind, RawSocket to) throws IOException {
        switch (kind) {
            case KEYS -> to.frame(RawSocket.FIN | RawSocket.BINARY, bytes(random.nextInt(random.nextInt(20) == 0 ? 2000 : 40)));
            case NUMBERS -> to.frame(RawSocket.FIN | RawSocket.TEXT, (random.nextBoolean()
                    ? "{\"type\":\"ack\",\"bytes\":" + number() + "}"
                    : "{\"type\":\"resize\",\"cols\":" + number() + ",\"rows\":" + number() + "}").getBytes(UTF_8));
            case NEARLY_JSON -> to.frame(RawSocket.FIN | RawSocket.TEXT, nearlyJson());
            case FRAGMENTS -> fragments(to);
            case PINGS -> to.frame(RawSocket.FIN | (random.nextBoolean() ? RawSocket.PING : RawSocket.PONG),
                    bytes(random.nextInt(126)));
            case RESERVED_BITS -> to.frame(RawSocket.FIN | 16 << random.nextInt(3) | RawSocket.BINARY, bytes(3));
            case RESERVED_OPCODE -> to.frame(RawSocket.FIN | (random.nextBoolean() ? 3 : 11) + random.nextInt(5), bytes(3));
            case UNMASKED -> to.send(new byte[] { (byte) (RawSocket.FIN | RawSocket.BINARY), 1, 'x' });
            case NOTHING_TO_CONTINUE -> to.frame(RawSocket.FIN, bytes(3));
            case NESTED -> {
                to.frame(RawSocket.TEXT, "{".getBytes(UTF_8));
                to.frame(RawSocket.FIN | RawSocket.BINARY, bytes(3));
            }
            case LONG_CONTROL -> to.frame(RawSocket.FIN | RawSocket.PING, bytes(126 + random.nextInt(1000)));
            case FRAGMENTED_CONTROL -> to.frame(RawSocket.PING, bytes(3));
            case BROKEN_UTF_8 -> to.frame(RawSocket.FIN | RawSocket.TEXT, new byte[] { '"', (byte) 0xc0, (byte) 0xaf, '"' });
            case TOO_LONG -> to.send(ByteBuffer.allocate(14).put(RawSocket.announced(
                    RawSocket.FIN | (random.nextBoolean() ? RawSocket.BINARY : RawSocket.TEXT),
                    LENGTHS.get(random.nextInt(LENGTHS.size())), 0x80, 4).array()).array());
            case LONG_TEXT -> to.frame(RawSocket.FIN | RawSocket.TEXT, ("\"" + "x".repeat(4096) + "\"").getBytes(UTF_8));
            case CLOSES -> to.frame(RawSocket.FIN | RawSocket.CLOSE, bytes(random.nextInt(4)));
            case CUT -> {
                to.send(new byte[] { (byte) (RawSocket.FIN | RawSocket.BINARY), (byte) 0xfe, 1 });
                to.finish();
            }
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String number() {
        return random.nextInt(3) == 0 ? random.nextDouble() + "e" + random.nextInt(-400, 400)
                : Long.toString(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private byte[] nearlyJson() {
        byte[] text = CONTROL.get(random.nextInt(CONTROL.size())).getBytes(UTF_8);
        for (int i = random.nextInt(4); i > 0 && text.length > 0; i--) {
            // Any byte of ASCII, so that it stays a text
            text[random.nextInt(text.length)] = (byte) random.nextInt(128);
        }
        return text;
    }

    private void fragments(RawSocket to) throws IOException {
        to.frame(RawSocket.BINARY, bytes(random.nextInt(10)));
        for (int i = random.nextInt(20); i > 0; i--) {
            to.frame(RawSocket.CONTINUATION, bytes(random.nextInt(10)));
            if (random.nextInt(4) == 0) {
                to.frame(RawSocket.FIN | RawSocket.PING, bytes(4));
            }
        }
        to.frame(RawSocket.FIN, bytes(random.nextInt(10)));
    }
}
